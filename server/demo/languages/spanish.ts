import { createLanguage } from '../dialogue.ts'

export const spanish = createLanguage({
  days: ['el domingo', 'el lunes', 'el martes', 'el miércoles', 'el jueves', 'el viernes', 'el sábado'],
  months: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  topics: `
# factura
c Hola, creo que en la factura de {month} sale {room} dos veces. | Hola, ¿podéis mirar la factura {invoice}? Hay una reserva de más.
d Tienes razón, {first}, es un error nuestro. Te mando la corregida. | La he revisado: se movió la reserva y quedaron las dos. ¡Perdona!
c Gracias por la rapidez. | Perfecto, mil gracias.

# sala hoy
c ¿Hay alguna sala libre hoy a las {time}? Somos {count}. | ¿Está libre {room} a las {time}?
d {room} está libre de {time} a {later}. ¿Te la reservo?
c Sí, por favor. | Venga, sí.
d Hecho, ya tienes la confirmación. | Reservada. La pantalla está lista.

# reserva
b
d ¡Gracias por la reserva, {first}! ¿Necesitas pantalla o café? | Hola, {first}. He visto tu reserva. ¿Preparamos algo en {room}?
c Café para {count}, por favor. | Solo la pizarra y agua.
d Apuntado. La sala se abre diez minutos antes.

# aparcamiento
c ¿Ha llegado ya la tarjeta del aparcamiento? | Buenas, ¿se sabe algo de mi tarjeta del parking?
d Sí, la tienes en recepción. | Ha llegado esta mañana, está en un sobre a tu nombre.
c Paso ahora mismo. ¿Qué plazas puedo usar?
d Las que tienen la línea verde. Hasta mañana, la barrera se abre con {code}.
c ¡Gracias! | Genial, gracias {staff}.

# proyector
c+projector El proyector de {room} no da señal y empezamos a las {time}. | Mira la foto: el proyector de {room} se ha vuelto azul.
d Subo con otro cable. | Prueba la otra entrada, la de la izquierda. Ya subo.
c Con tu cable funciona. ¡Uf! | Era eso, gracias.

# wifi
c El wifi va a tirones en la planta {floor}. | Se me cortan las llamadas en la mesa {desk}.
d Acabo de reiniciar el punto de acceso. ¿Puedes volver a conectarte?
c Ahora va como la seda. | Mucho mejor, gracias.

# bici
c ¿Dónde puedo dejar la bici? | ¿Tenéis sitio para bicis? Quiero venir pedaleando {day}.
d+bikes Detrás de la cafetería hay un cuarto cerrado, el código es {code}. | Sí, detrás de la cafetería. Código {code}.
c ¡Qué bien! ¿Se puede dejar de noche?
d Sí, pero no semanas enteras.

# paquete
c ¿Ha llegado un paquete para mí? | El repartidor dice que os lo dejó a vosotros.
d Está detrás del mostrador, con tu nombre. | Sí, llegó a las {earlier}.
c Lo recojo en un rato. | ¿Me lo guardáis hasta mañana?
d Claro, los guardamos siete días.

# visita
c A las {time} viene a verme {guest}. ¿La lista la lleváis vosotros?
d Sí, ya está en la lista y recibe un código por correo.
d {guest} está aquí, con un café.
c ¡Bajo!

# pase de día
c ¿Cuánto cuesta un pase de día? | Viene una amiga {day}, ¿puede trabajar aquí?
d 25.00, con café incluido. ¿A qué nombre?
c A nombre de {guest}. | {guest}, gracias.
d Listo. Que diga su nombre en la entrada.

# contrato
c ¿Me puedes mandar el contrato del que hablamos? | Tengo una duda del contrato: ¿el preaviso es para las dos partes?
d Sí. Son treinta días por escrito, y por aquí también vale. | Claro, te lo dejo hoy en tus archivos.
c Perfecto, lo firmo esta tarde. | Lo leo y te digo.

# taquilla
c ¿Quedan taquillas? | ¿Me podéis dar una taquilla?
d La {locker} es tuya. Acerca la tarjeta una vez y listo.
c Funciona, gracias.

# catering
c Para {day} necesitamos desayuno para {count}. ¿Qué tenéis?
d Bollería, fruta, café y té, 8.00 por persona. ¿Alguna alergia?
c Una persona sin gluten. | Ninguna.
d Anotado, estará en {room} a las {time}.

# ruido
c Alguien lleva media hora al teléfono en la planta tranquila.
d Gracias por avisar, voy ahora.
c? Ya está, gracias.

# gracias
c ¡Gracias por lo de ayer! Los clientes salieron encantados.
d ¡Qué alegría! Cuando queráis repetimos.
`,
})
