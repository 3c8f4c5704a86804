/** Invoices, plans, contracts and everything with a price. How to read it: dialogue.ts. */
export const englishMoney = `
# invoice twice
c I think {room} is on the invoice for {month} twice. | Could you look at invoice {invoice}? There are two bookings and I only made one.
d You are right, the second one is a mistake. I am sending a corrected one. | Let me check. Yes, a booking was moved and both stayed on it. Sorry!
n Credit note for {amount} issued, booking system moved it twice.
c Thanks for being so quick. | No problem, thank you.

# invoice address
c Could you put our new address on the invoices? | Our company name changed, can invoice {invoice} be made out again?
d Of course. What should it say?
c Only the street: {small} Station Road, the rest stays. | {company} Ltd, the address stays.
d Changed, and invoice {invoice} is on its way to you again. | Done for this one and all coming ones.
c? Lovely.

# payment failed
d Hi {first}, the payment of {amount} for {month} did not go through. Could you check your card? | Hello {first}, a quick one: the card for invoice {invoice} was declined.
c Oh, it expired. I have put in a new one. | Strange, the bank says it is fine now. Could you try again?
d It went through. Thank you! | Paid now, all good.
c? Sorry for the trouble!

# order number
c Our accountant needs an order number on invoices. Is there a field for it?
d Under your company's billing details. I can fill it in if you tell me.
c PO-{invoice}. | It is TW-{small}-{invoice}.
d It will be on all of them from {comingMonth}.
c? Thank you!

# refund
c I cancelled {room} two days ahead but was charged. | We did not use the second hour on {day}, any chance of a refund?
d You are within the 24 hours rule, so it should not have happened. {amount} is on its way back. | I have asked Maria and she says yes, as credit for the next booking. Is that alright?
c Absolutely, thanks. | That is very fair.

# day pass
c How much is a day pass? A friend is in town on {day}. | Can I buy a day pass for a colleague?
d 25.00, coffee included. Two for 45.00. | 25.00 for the day, any free desk. Shall I make one out?
c One, please, for {guest}. | Yes, {guest} is the name.
d Done, the code for the door goes to you by e-mail. | Made out for {day}. They only say their name here.
c? Great, thank you.

# upgrade plan
c I am here more often than I thought. Is there something between ten days and full time? | Could I switch from part time to a fixed desk?
d There is: sixteen days for 320.00, or a fixed desk for 410.00. | Yes, desk {desk} becomes free in {comingMonth}. It is 410.00 with a locker.
c The fixed desk sounds good. From when?
d From the first of {comingMonth}. I will prepare the contract today.
n Wants a fixed desk, desk {desk} reserved until Friday.
c Wonderful. | Looking forward to it!

# pause plan
c I will be travelling in {comingMonth}. Can I pause the membership? | Is it possible to pause for a month?
d Yes, once a year for up to two months, at 40.00 for the desk to wait for you.
c Then please for all of {comingMonth}.
d Paused. Your locker stays yours. | Done. Have a good trip, {first}!
c? Thank you, see you soon.

# notice
c A sad one: we are moving away and I need to give notice. | I'd like to end my contract, what is the notice?
d We will miss you! It is thirty days, so the last day would be the end of {comingMonth}. | Oh, that is a pity. Thirty days; a message here counts as writing.
c That works. What about the deposit?
d Back within two weeks after you return the badge. | It goes back to your account when badge and key are here.
c Thank you for everything, it was a good time. | Understood, thanks {staff}.

# deposit
c When do I get my deposit back? | The deposit has not arrived yet, could you check?
d It left on {day}, so it should be there tomorrow. | Let me ask accounting. They need your IBAN, the one we have bounced.
c It is here now, {amount}. Thank you. | Sent it to you by e-mail just now.

# contract question
c In the contract, what does "twelve days, can be carried over once" mean? | I read the contract. Is the notice from both sides?
d If you use ten in one month you have fourteen in the next. Not sixteen in the third, though. | Yes, both sides, thirty days in writing.
c Clear. I will sign today. | Thanks, that was my only question.

# contract send
c Could you send me the contract that we talked about?
d+contract Here it is, four pages. Section 5 has the offer in it. | Of course, it is attached. Have a look and ask me anything.
c Thank you, I will read it tonight. | Got it. I will get back to you on {day}.

# tour
c Hi! Could I come by for a look before I decide? | We are {count} people looking for an office. Is a tour possible?
d With pleasure. How about {day} at {time}? | Of course, {day} at {time}? It takes twenty minutes and there is coffee.
c {day} works. | See you then!
d Looking forward to it. Ask for {staff} at reception. | Good. I will show you the two that are free.
c? Thank you.
n Warm lead, liked the quiet floor. Call back next week.

# floor plan
c Do you have a plan of the floor? I'd like to see where the windows are.
d+plan Here you are. The light blue lines are the windows. | Attached. Desks 1 to 8 are the ones with the view.
c Desk {small} please, then. | Very helpful, thanks.

# walk through
c My co-founder is abroad. Do you have a video of the place?
d+video I walked through this morning, six seconds of glory. | Here is a short one: the quiet floor and the bike room.
c Sent it on. She loves the windows. | Ha, perfect. That is all she needs.

# office enquiry
c Do you have an office for {count}? From {comingMonth} if possible. | Is there a bigger office coming up? We will be {count} from {comingMonth}.
d Team {small} becomes free then. It has {count} desks and its own door. Shall I hold it for a week? | There is one on the {floor} floor, with a meeting corner. 240.00 for each desk.
n {company} may grow out of their office. Offer the corner office first.
c Please hold it, we will decide by {day}. | Can we see it on {day}?
d Held until {day}. | {day} at {time}, then.

# virtual office
c Can I register my company at your address? | What does the virtual office cost, and can I use the address at once?
d 45.00 a month, post and scans included. You can use the address from the day the contract is signed.
c And meeting rooms?
d At the member price. | Two hours a month are included.
c? Good. I'll take it.

# discount
c Is there a discount for non-profits? | Do students pay less?
d Fifteen per cent on all plans, we only need a proof. | Yes, with a valid card it is 20 % less.
c I will bring it along. | Attached to my profile, thanks.

# card change
c I need to pay with another card from {comingMonth}. Where do I change it?
d In the portal under Me, Payment. I never see the number. | In the portal. Your old card stays until the new one is confirmed.
c? Found it.

# annual statement
c Our auditor wants a list of all invoices of the year. | Could I get one PDF with all invoices since {month}?
d Certainly. I have put it into your files. | Accounting makes it tonight, you have it by {time} tomorrow.
c? Thank you, that saves me an hour.

# credits
c How many room hours do I have left this month? | Do unused room hours carry over?
d You have used {small}, so there is still some left. They end with the month. | They don't, I'm afraid. But there are three left for this week.
c? Then I will book {room} for {day}.
`
