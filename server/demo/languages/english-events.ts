/** Visitors, events, introductions and small talk at the desk. How to read it: dialogue.ts. */
export const englishEvents = `
# visitor
c I have a visitor at {time}, {guest}. Could you send them up? | {guest} comes to see me on {day} at {time}. Do I need to do anything?
d No, I have put {guest} on the list. They get a code by e-mail. | Will do. Shall we bring them to {room}?
c Thanks! | {room} is right.
d {guest} is here. | {guest} has arrived and has coffee.
c? Coming down.

# visitor late
c My visitor is stuck in traffic, can we keep {room} a bit longer?
d Nobody is in {room} before {later}, so take your time. | I have added half an hour, no charge.
c? You are kind.

# many visitors
c On {day} we expect {count} visitors between {time} and {later}. | We are running interviews on {day}: {count} people, one each half hour.
d Thank you for telling us early. Could you send me the names? Then the badges are ready.
c Will do by tonight. | List is in my files.
d Badges are printed. They wait in the lounge, we call you.
c? Excellent.

# catering
c Could you order lunch for {count} on {day}? | What do you have for breakfast meetings?
d Sure: sandwiches at 9.50 or a warm lunch at 14.00 a head. | Pastries, fruit, coffee and tea, 8.00 a head.
c Sandwiches please, two vegan, one without nuts. | The pastries, please. Is there something gluten free?
d Noted and ordered for {time}. | Of course. It will stand in {room} at {time}.
n Catering ordered for {count}, invoice to {company}.
c Thank you, {staff}!

# event room
c We'd like to host a meetup on {day} evening, about {large} people. Is the ground floor free? | Can we use the café for a book launch?
d It is free from 18:00. We need somebody of us here until 22:00, that is 90.00. | Yes, from 18:00. Chairs for {large} are in the cellar, we set them up.
c That is fine. Can we bring our own drinks?
d You can. Please no glass on the terrace. | Yes, and take the bottles back, too.
c Deal. I will put it on the feed. | Wonderful, thank you.

# breakfast
c Is there still room at the founders' breakfast? | Can two guests join the breakfast on {day}?
d Yes, two places left. I have put you down. | It is full, but somebody always oversleeps. You are first on the list.
c Great, see you there. | Fingers crossed.

# event cancelled
c I can't make it to the workshop on {day}, somebody else may have my place. | Please take me off the list for {day}, sorry!
d Thank you for telling us, the next one on the list is happy.
c? Next time!

# introduction
c Do you know a good designer in the house? | Is there a lawyer among the members who does contracts?
d I can think of two. May I give them your e-mail, or would you rather write yourself? | Yes, on the {floor} floor. I will introduce you over coffee.
c Please pass on my e-mail. | Coffee sounds right. {day}?
d Done. You should hear from them today. | {day} at {time} in the café, then.
c? Thank you so much.

# feed post
c I'd like to tell everybody about our launch. Where do I do that? | Can I post a job on the feed?
d Just write it in the portal under Feed. Everybody at {place} sees it. | Please do! With a picture it gets twice the readers.
c Posted! | Done. Three likes already.

# photographer
c We have a photographer here on {day}. Is it alright to take pictures in the café? | Could we film for an hour in {room}?
d Yes, as long as nobody else is recognisable. | It is. I will put up a small sign so that people know.
c+desks Thank you. Here is one of the quiet floor, for your website if you like. | And here is one from this morning already.
d That is beautiful, may we really use it? | Oh, lovely!
c? Of course, with my name below it.

# evening
c We will be here late tonight, until half past ten. Is the alarm a problem? | Can I stay after 21:00 today?
d With your badge you can stay until 23:00. Please sign the list at the desk. | Yes, I have told security. Use the side door.
c Signed. | Thanks, will do.

# weekend
c Is the building open on Saturday? | Can we get in on Sunday for a move?
d Saturdays 9:00 to 18:00. | Sundays only with a manager. I will ask Maria and tell you.
c? Good, thanks.

# holiday hours
c Are you open between the years? | What are the hours on the bank holiday?
d Reception from 10:00 to 14:00, badges work as always.
c? Perfect, I will be one of the three people here.

# dog
c Is Friday still dog day? | May I bring my dog on {day}? She sleeps all day.
d Ground floor only, and she has to say hello at reception. | Fridays, ground floor, and there are biscuits.
c She is very good at saying hello. | Biscuits! She says yes.

# allergy
c Somebody on our team has a strong nut allergy. Could the kitchen put up a sign?
d Of course, that is important. Sign is up and catering knows.
c Thank you for taking it seriously.

# thanks
c Just wanted to say thanks for yesterday, our guests loved it. | {staff}, you made our day. Thank you!
d That is so kind, {first}. Come again soon! | Thank you, I will tell the team. | It was a pleasure.

# newcomer
d Welcome to {place}, {first}! If anything is missing, just write here, one of us is always reading. | Hi {first}, good to have you with us. How was your first day?
c Thank you! It is a lovely place. | Great so far. The coffee alone is worth it.
d? Glad to hear it.

# check in
d Hi {first}, is desk {desk} working out for you? | Hello {first}, it has been a month. Anything that we could do better?
c All good! A bit more light in the evening would be nice. | Honestly, no. Maybe oat milk.
d I will see what we can do. | Oat milk is on the list from {day}.
c? You are quick.

# announcement
d A short word for {day}: the water is off from {time} to {later} on the {floor} floor.
c? Thanks for the warning.

# window cleaning
d The windows of your office are cleaned on {day} at {time}. Could you keep the sill free?
c Done, the cactus has moved. | Will do.

# first aid
c Do you have plasters? A paper cut, nothing heroic.
d Top drawer at reception, and a sweet for bravery.
c? Both taken, thank you.

# taxi
c Could you call a taxi for {guest} at {time}, to the station?
d Ordered for {time}, it waits at the front door.
c? Thank you.

# neighbour
c Who do I talk to about sharing our office with another team? | We have two desks to spare. Can we sublet to a member?
d To Maria, she does the contracts. I will ask her to write to you. | Within the network yes, the contract stays yours.
c? Good, no hurry.

# feedback app
c I can't sign in to the portal, the code never comes. | The portal says my code is wrong.
d Could it be in the spam folder? I have sent a new one. | Codes live for ten minutes. I have sent you a fresh one just now.
c In! Thank you. | It was in the spam folder, sorry.

# reserved sign
c Somebody sits at desk {desk}, but it is mine today.
d Sorry! I am coming over. Would desk {small} do for the next ten minutes?
c No rush, I am getting coffee first.
d Sorted, desk {desk} is yours.

# sustainability
c Where do I put old batteries? | Do you collect old laptops?
d There is a box under the stairs, next to the printer. | Yes, until {day}. A school in the neighbourhood gets them.
c? Great idea.
`
