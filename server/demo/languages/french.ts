import { createLanguage } from '../dialogue.ts'

export const french = createLanguage({
  days: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  months: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  topics: `
# facture
c Bonjour, il me semble que {room} figure deux fois sur la facture de {month}. | Bonjour, pourriez-vous vérifier la facture {invoice} ? Il y a une réservation de trop.
d Vous avez raison, c’est notre erreur. Je vous envoie la facture corrigée. | En effet, la réservation a été déplacée et comptée deux fois. Toutes mes excuses !
c Merci d’avoir été si rapide. | Parfait, merci.

# salle
c Y a-t-il une salle libre aujourd’hui à {time} pour {count} personnes ? | Est-ce que {room} est libre à {time} ?
d {room} est libre de {time} à {later}. Je vous la réserve ?
c Oui, avec plaisir. | Oui, merci !
d C’est fait, la confirmation est dans votre boîte. | Réservée. L’écran est prêt.

# réservation
b
d Merci pour la réservation, {first} ! Faut-il prévoir l’écran ou du café ? | Bonjour {first}, je vois votre réservation. On prépare quelque chose dans {room} ?
c Du café pour {count}, s’il vous plaît. | Seulement un tableau et de l’eau.
d C’est noté. La salle ouvre dix minutes avant.

# parking
c Mon badge de parking est-il arrivé ? | Bonjour, des nouvelles du badge de parking ?
d Oui, il vous attend à l’accueil. | Il est arrivé ce matin, dans une enveloppe à votre nom.
c Quelles places puis-je utiliser ?
d Toutes celles avec une ligne verte. D’ici là, le code {code} ouvre la barrière.
c Merci beaucoup. | Très bien, merci {staff}.

# projecteur
c+projector Le projecteur de {room} n’a pas de signal et nous commençons à {time}. | Voici une photo : le projecteur de {room} reste bleu.
d J’arrive avec un autre câble. | Essayez la deuxième prise, à gauche. J’arrive.
c Avec votre câble, ça marche. Ouf ! | C’était ça, merci.

# wifi
c Le wifi est très lent au bureau {desk}. | Les appels coupent sans arrêt au {floor}e étage.
d J’ai redémarré la borne. Pouvez-vous vous reconnecter ?
c Nettement mieux, merci. | Impeccable.

# vélo
c Où puis-je laisser mon vélo ? | Y a-t-il un local à vélos ? Je voudrais venir à vélo {day}.
d+bikes Derrière le café, un local fermé. Le code est {code}. | Oui, derrière le café, code {code}. Il y a aussi une pompe.
c Super. Même la nuit ?
d La nuit, oui. Juste pas des semaines entières.

# colis
c Avez-vous reçu un colis pour moi ? | Le suivi dit que mon colis est chez vous.
d Oui, il est derrière le comptoir. | Il est arrivé à {earlier}, deuxième étagère.
c Je passe tout à l’heure. | Vous pouvez le garder jusqu’à demain ?
d Bien sûr, nous les gardons sept jours.

# visiteur
c {guest} vient me voir à {time}. Vous pouvez l’accueillir ?
d Bien sûr, le nom est sur la liste et le code part par e-mail.
d {guest} est à l’accueil.
c Je descends !

# pass journée
c Combien coûte un pass à la journée ? | Une collègue passe {day}, peut-elle travailler ici ?
d 25.00, café compris. À quel nom ?
c {guest}, merci. | Au nom de {guest}.
d C’est prêt, il suffit de donner le nom à l’entrée.

# contrat
c Une question sur le contrat : le préavis vaut-il pour les deux parties ? | Pourriez-vous me renvoyer le contrat ?
d Oui, trente jours par écrit ; un message ici suffit. | Bien sûr, il est dans vos fichiers.
c Très clair, je signe ce soir. | Merci bien.

# visite
c Est-il possible de visiter avant de se décider ? Nous serions {count}.
d Avec plaisir. {day} à {time} ?
c C’est parfait. | Entendu.
n Visite avec {count} personnes, cherche un bureau pour janvier.

# traiteur
c Pour {day}, pourriez-vous commander un déjeuner pour {count} ?
d Oui : sandwichs à 9.50 ou plat chaud à 14.00 par personne.
c Des sandwichs, dont deux végétariens. | Le plat chaud, merci.
d C’est commandé pour {time}.

# chauffage
c Il fait un froid de canard dans {room}.
d J’ai monté de deux degrés, ça devrait aller dans dix minutes.
c? C’est mieux, merci.

# merci
c Merci pour hier, nos clients étaient ravis !
d Quel plaisir à lire, merci {first} !
`,
})
