import { createLanguage } from '../dialogue.ts'

export const portuguese = createLanguage({
  days: ['no domingo', 'na segunda', 'na terça', 'na quarta', 'na quinta', 'na sexta', 'no sábado'],
  months: [
    'janeiro',
    'fevereiro',
    'março',
    'abril',
    'maio',
    'junho',
    'julho',
    'agosto',
    'setembro',
    'outubro',
    'novembro',
    'dezembro',
  ],
  topics: `
# fatura
c Olá! Acho que a {room} aparece duas vezes na fatura de {month}. | Olá, podem ver a fatura {invoice}? Há uma reserva a mais.
d Tem razão, foi erro nosso. Já envio a fatura corrigida. | Vi agora: a reserva foi mudada e ficaram as duas. Desculpe!
c Obrigado pela rapidez. | Tudo bem, obrigado.

# sala hoje
c Há alguma sala livre hoje às {time}? Somos {count}. | A {room} está livre às {time}?
d A {room} está livre das {time} às {later}. Quer que reserve?
c Sim, por favor. | Pode ser!
d Reservada, a confirmação já seguiu por e-mail. | Feito. O ecrã está pronto.

# reserva
b
d Obrigada pela reserva, {first}! Precisa de ecrã ou café? | Olá, {first}. Vi a reserva da {room}. Preparamos alguma coisa?
c Café para {count}, por favor. | Só o quadro e água.
d Combinado. A sala abre dez minutos antes.

# estacionamento
c O cartão do estacionamento já chegou? | Olá, há novidades do meu cartão de estacionamento?
d Sim, está na receção. | Chegou hoje de manhã, num envelope com o seu nome.
c Que lugares posso usar?
d Os da linha verde. Até ficar ativo, o código {code} abre a cancela.
c Obrigado! | Perfeito.

# projetor
c+projector O projetor da {room} diz que não há sinal e começamos às {time}. | Veja a foto, por favor: o projetor da {room} está azul.
d Vou já subir com outro cabo. | Experimente a segunda entrada, à esquerda. Estou a subir.
c Com o seu cabo funciona. Ufa! | Era isso, obrigado.

# wifi
c A internet está muito lenta na mesa {desk}. | As chamadas caem sempre no {floor}.º andar.
d Reiniciei o ponto de acesso. Pode ligar-se outra vez?
c Muito melhor, obrigado. | Agora voa!

# bicicleta
c Onde posso deixar a bicicleta? | Há lugar para bicicletas? Queria vir a pedalar {day}.
d+bikes Atrás do café há uma sala fechada, o código é {code}. | Sim, atrás do café. O código é {code}.
c Que bom. Também de noite?
d De noite sim, só não por semanas.

# encomenda
c Chegou alguma encomenda para mim? | O estafeta diz que deixou a minha encomenda convosco.
d Está atrás do balcão, com o seu nome. | Chegou às {earlier}, está na segunda prateleira.
c Passo daqui a pouco. | Podem guardar até amanhã?
d Claro, guardamos sete dias.

# visita
c Às {time} vem ter comigo {guest}. É preciso alguma coisa?
d Não, já está na lista e recebe um código por e-mail.
d {guest} já chegou.
c Desço já! | Vou a caminho.

# passe diário
c Quanto custa um passe diário? | Posso trazer uma colega {day}?
d 25.00, com café. Em que nome?
c {guest}, por favor. | Em nome de {guest}.
d Pronto. Basta dizer o nome à entrada.

# contrato
c Uma dúvida do contrato: o aviso prévio vale para os dois lados? | Podia mandar-me outra vez o contrato?
d Sim, trinta dias por escrito, e aqui também conta. | Claro, está nos seus ficheiros.
c Então assino hoje. | Obrigado.

# cacifo
c Ainda há cacifos livres?
d O {locker} é seu. Encoste o cartão uma vez e já está.
c Funciona, obrigado!

# terraço
c Podemos usar o terraço {day} ao fim da tarde? Seremos uns {large}.
d Está livre a partir das 18:00. Só sem vidro, por favor.
c Claro. Obrigado!
d Fica reservado. Há mantas no armário, que o vento engana.

# ar condicionado
c Está um calor terrível na {room}. | O ar condicionado da {room} está a pingar.
d Já baixei dois graus. | Obrigada por avisar, o técnico vem às {time}.
c? Agora está bem.

# obrigado
c Obrigado por ontem, os clientes adoraram a vista!
d Que bom ler isso, {first}. Voltem sempre!
`,
})
