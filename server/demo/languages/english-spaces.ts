/** Rooms, desks, doors, parcels and whatever breaks. How to read it: dialogue.ts. */
export const englishSpaces = `
# parking badge
c Hi! Is my parking badge ready? | Hi, any news about the parking badge? | Hello, I asked for a parking badge last week. Has it arrived?
d The parking badge is at the front desk, just ask for it when you come in. | It came this morning. I have put it in an envelope with your name, {first}.
c Great, which spaces can I use? | Perfect. Are the spaces marked?
d Any of the ones with a green line, {code} opens the barrier until the badge is active. | Level minus one, spaces {small} to 40. The badge works from tomorrow morning.
c Thank you! | Brilliant, thanks. | Got it, thanks {staff}.

# second car
c I will be driving my partner's car on {day}. Do I need to tell you the plate?
d Yes please, the camera only knows the one on your badge. | Please do, otherwise the barrier stays shut.
c It is LK19 {invoice}. | KX{small} OBT, a grey estate.
d Noted for {day}. Drive up slowly, the camera needs a second.

# broken projector
c+projector The projector in {room} says there is no signal. We start at {time}. | Something is wrong with the projector in {room}, see the photo.
d Thanks for the photo. I am on my way up with another cable. | Oh no. Have you tried the second HDMI socket on the left? I am coming up either way.
n Lamp warning in {room} again. Third time this month, please order the spare part.
c It works with your cable. Phew. | Second socket did it, thanks!
d Good. I will leave a cable in the drawer for next time.

# wifi slow
c Is it just me or is the wireless slow today? | The internet on the {floor} floor keeps dropping in calls.
d Let me look. Which desk are you at? | Sorry about that! Are you on Tideway-Members or on the guest network?
c Desk {desk}, Tideway-Members. | Desk {desk}. Same on my phone.
d One access point had lost its place, I have restarted it. Could you reconnect? | I see it, the access point near the kitchen is busy. I moved half of the floor to the other one.
c 200 down, 180 up. Lovely. | Much better now, thank you.

# guest wifi
c What is the code for the guest wireless this week? | My guests can't get on the guest network, has the code changed?
d It changes each Monday. This week it is {code}. | This week: {code}. It is on the screen at reception, too.
c? Thanks!

# printer
c The printer by the stairs is out of paper and the cupboard is locked. | Printer on the {floor} floor has a jam, tray 2.
d I will be there in two minutes. | On it, thank you for telling us.
d Done. I also left two packs next to it. | Cleared. It was a staple, as always.
c? You are quick! | Super, thanks.

# wall socket
c The socket under desk {desk} is dead. | No power at desk {desk} this morning.
d Thanks for telling us. Could you use desk {small} for today? I have called the electrician.
c Sure, moving over.
d The electrician was here: a loose wire. Desk {desk} works again.
c? Good to know, thanks.

# meeting room today
c Is {room} free today at {time}? It would be for about an hour. | Any chance of a room today at {time}, for {count} people?
d {room} is free from {time} to {later}. Shall I book it for you? | {room} is yours from {time} if you like.
c Yes please. | Please do!
d Booked. The screen is set to your account. | Done, you have the confirmation by e-mail.

# meeting room move
c Could we move the booking of {room} on {day} one hour later? | Our meeting on {day} moved, is {room} still free at {later}?
d {later} works, I have changed it. Same room, same price. | There is a workshop in {room} then, but {otherRoom} is free at {later}. Would that do?
c That works. Thank you! | {otherRoom} is fine, thanks.

# booked a room
b
d Hi {first}, thank you for booking {room}! Will you need the screen and coffee? | Thanks for the booking, {first}. Do you need anything in {room}: flipchart, water, coffee?
c Coffee for {count} would be lovely. | A flipchart and water, please. | Just the screen, thanks.
d Noted. See you on {day}! | All arranged. The room is open ten minutes before you start.

# room setup
c For {day} we need {room} as a U shape, no tables in the middle. Possible?
d Yes. We are {count} people at most in that layout, is that enough?
c We are a few less, so it should be fine. | Enough, we are {count} with me.
d I will have it ready by {time}. | Good. It will be set up the evening before.
c? You are the best.

# room too cold
c It is freezing in {room}. Can you turn the heating up? | {room} is like a greenhouse, can we open the roof window?
d I have changed it by two degrees, give it ten minutes. | Sorry! Done from here. If it is not better at {time} call me.
c? Better, thank you. | Now it is perfect.

# noise
c Not to be that person, but somebody has been on speaker phone on the quiet floor for an hour. | The call next to desk {desk} is quite loud.
d Thank you for telling us, I will walk over. | You are right to say so. I will have a friendly word.
n Spoke with them, they did not know about the booths. No hard feelings.
c Peace restored, thanks. | Much appreciated, {staff}.

# bike storage
c Is there somewhere safe for my bike? | Do you have bike storage? I'd like to cycle in on {day}.
d+bikes Yes, a locked room behind the café. The code is {code}. | There is: behind the café, 24 stands. I will send you a picture, the code is {code}.
c Looks great. Can I leave it there overnight? | Is there a pump as well?
d Overnight is fine, just not for weeks. And there is a pump on the wall. | Yes, and a small box of tools. Please put things back.
c Wonderful, thanks.

# bike room code
c The code of the bike room doesn't work any more. | Locked out of the bike room. Has the code changed?
d Sorry, we change it each quarter. The new one is {code}.
c That one works. | In. Thanks!

# locker
c Can I get a locker? | Are there any lockers left?
d Locker {locker} is yours now. Hold your badge to it once and it knows you. | Yes, {locker} is free. It is included in your plan.
c Lovely. What if I forget my badge?
d Come by, we can open it from the desk. | Then we open it for you, with a bit of teasing.
c? Ha, fair enough.

# left something
c I think I left a grey scarf in {room} yesterday. | Has anybody handed in a pair of headphones? I was at desk {desk}.
d Let me look in the box. | I will ask the cleaners, they finish at {time}.
d Found it! It is in the drawer at reception. | Good news: we have it here.
c You saved my week, thank you. | Thank you so much! I will come by at {later}.

# lost badge
c I can't find my badge anywhere. | I lost my badge, probably on the train.
d No problem, I have blocked it. Nobody can get in with it. | It is blocked now. A new one is ready whenever you come in.
c Is there a fee?
d The first one is free, the next is 15.00. | Not for the first one. Please guard the second with your life.
n New badge issued, old one blocked.
c Thanks, I will be there at {time}. | Phew. See you at {time}.

# keys
c We need a second key for our office. Is that possible? | Could {guest} have a key to our office, too?
d Of course. I need a short yes from your contract holder, then it takes two days. | Sure. I will order it today, it is 20.00 on the next invoice.
c Here is your yes. | That is fine, thanks.
d The key is at reception. Please sign for it.
c? Will do.

# parcel
c+parcels I am told a parcel for me was left in the post room. Is it one of these? | Are there any parcels for us? The tracking says delivered, and this is what I see.
d Yes, it came at {earlier}. It is on the shelf, second from the top. | One small box, it is behind the desk with your name on it.
c I'll come by in a bit. | Could you keep it until {day}?
d No hurry, we keep them for seven days. | Of course.

# post forwarding
c I am away until {day}. Could you forward my letters? | Can you scan a letter from the tax office for me?
d Yes. Shall I open and scan everything, or only what looks official?
c Official ones only, please.
d There was one. I have put the scan into your files and kept the paper. | Nothing today. I will look each morning.
c? Thank you, that helps a lot.

# courier
c A courier will collect a box from us at {time}. Can I leave it with you?
d Sure. Is it labelled, and do they need a signature?
c Labelled, and yes, yours would do.
d Collected just now, signed by me. | The courier was here, all done.
c? Perfect.

# desk choice
c Could I have desk {desk} on {day}? It is the one at the window. | Is desk {desk} free on {day}?
d It is. I have put your name on it. | Taken in the morning, but free from {time}. Shall I reserve it?
c Yes, please. | Great, thanks.

# monitor
c Do you have a second monitor that I could borrow? | Any chance of a monitor for desk {desk} this week?
d There is one in the cupboard, 27 inch. I will bring it up. | Yes, until {day}. With HDMI or USB-C?
c USB-C if you have it. | HDMI is fine.
d It is on your desk. | Done. Please bring back the cable as well.
c? It is already plugged in, thanks!

# standing desk
c Are there any height-adjustable desks left? My back is complaining. | I'd love a standing desk. Is there a list?
d Desks {small} and {desk} can go up and down, first come, first served. | I can move you to desk {desk} from {day}, that one goes up.
c Sold. | My back thanks you.

# chair
c The chair at desk {desk} sinks by itself. It is like a very slow lift.
d Ha! I will swap it. | Thank you, I have put a new one there and a note on the old one.
c? Much better.

# coffee machine
c The coffee machine wants its beans. | The coffee machine on the {floor} floor shows error {small}.
d The most urgent message of the day. On my way. | Thanks. Cleaning runs, five minutes.
c? You are a hero.

# dishwasher
c The dishwasher is full and clean, the sink is full and not. Just saying. | Could you remind everybody about cups in the sink?
d I will. There is also a note on the feed today.
c? Thank you, {staff}.

# cleaning
c There was a spill in the kitchen on the {floor} floor. I mopped up the worst. | The bins in our office were not emptied yesterday.
d Thank you! I am sending the cleaner up. | Sorry, I have told the cleaners, they come at {time}.
c? Thanks for the quick answer.

# lift
c The lift stops between floors for a second. Is that known?
d It is known, the technician comes on {day}. It is safe, only unlovely.
c? Good to know. I take the stairs, it is healthier anyway.

# lift out
c The lift is out again, and we have a visitor with crutches at {time}.
d The goods lift works. I will bring them up myself.
c? You are wonderful.

# accessibility
c One of our guests on {day} uses a wheelchair. Is {room} reachable?
d It is: ramp at the side entrance, lift to the {floor} floor, and the door of {room} is wide enough. Shall I reserve the space next to the entrance?
c Yes please, that would be kind.
d Reserved. I will wait at the side door at {time}.
c? Thank you, {staff}, really.

# phone booth
c All booths are taken. Is there any quiet place for a call of ten minutes? | Somebody left their things in Booth A and went to lunch, I think.
d {room} is free until {time}, take it. | I have cleared it. It is yours.
c? Lifesaver.

# plants
c The plant next to desk {desk} looks thirsty. Is it alright if I water it?
d Please do! The can is under the sink. | You may adopt it. It is called Gerald.
c Done. It looks happier already. | Gerald and I are going to get on.

# alarm
c The fire alarm test, is that today? | There was an alarm just now, should we go out?
d Test only, at {time}, about a minute. | False alarm, the toaster. You can stay.
c? Good, thanks.
`
