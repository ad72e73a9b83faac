### Answers to a text that needs a person. At most 480 characters each. Change these only with somebody who knows the field:
### they say what a bot may say, point to people, and judge nothing.

safe-1 = This needs a person, not a bot. Please stop exercising. If it is happening now, or it came on with exercise, call your local emergency number now. If it has passed, please speak to a doctor or an urgent-care line today, before any more training. Session messages are off until you press Resume. I am automated, and nobody reads this chat live.
safe-2 = That sounds worth having looked at by a physio or a doctor before you put more running or strength on it. I can't tell what it is. If you can't put weight on it, or there is numbness or big swelling, please get urgent care. Shall I hold running and strength until you say, hold everything, or keep the plan?
safe-3 = Thank you for telling me. That is worth taking to a doctor or a sports dietitian, and I am not able to assess it. If eating feels hard right now, there are people to talk to, under the first button. Shall I hold the sessions, or carry on gently?
safe-4 = I am glad you wrote that, and I am sorry it is this heavy. I am a bot and I can't keep you safe, but people can, right now: findahelpline.com lists free lines for your country. If you might act on it, or you are already hurt, please call your local emergency number. Is there someone who could be with you? Nothing here goes to anyone. Sessions rest until the day after tomorrow, unless you say otherwise.
safe-5 = If you're feeling unwell, the plan can wait. Hold it with one press, for as long as you like. A doctor or a pharmacist is the right person for symptoms.

# The same for somebody who has no plan here.

safe-1-anyone = This needs a person, not a bot. Please stop exercising. If it is happening now, or it came on with exercise, call your local emergency number now. If it has passed, please speak to a doctor or an urgent-care line today. I am automated, and nobody reads this chat live.
safe-4-anyone = I am glad you wrote that, and I am sorry it is this heavy. I am a bot and I can't keep you safe, but people can, right now. If you might act on it, or you are already hurt, please call your local emergency number. Is there someone who could be with you? Nothing here goes to anyone.
safe-anyone = That is worth taking to a doctor, and I am not able to assess it. I am automated, and nobody reads this chat live.

## After a press.

safe-held-part = Running and strength are on hold until you press Resume. Mobility, rest and recovery go on, and your weeks are counted without what rests.
safe-held = Everything is on hold until you press Resume. Your plan and your weeks stay as they are.
safe-kept = All right, the plan stays as it is, and every session keeps its small version.
safe-not-that = Good to know. Everything is as it was before.
safe-resumed = Good to see you. The plan goes on, small this week, and it can be smaller still.

## /help-now

help-now = These people answer when it matters, and I don't: I am automated, and nobody reads this chat live.
help-now-emergency = Emergency: { $phone }
help-now-health = Health line: { $phone }
help-now-crisis = Someone to talk to, day or night: { $phone }
help-now-eating = About eating: { $phone }
help-now-unknown = For an emergency, please call your local emergency number.
help-now-everywhere = findahelpline.com lists free lines in most countries.
help-now-unchecked = These numbers are not checked by your club yet. They follow your time zone, so abroad please use the local ones.
help-now-mixed = Numbers with * are not checked by your club yet. Abroad please use the local ones.
help-now-checked = Somebody at your club has checked these numbers. Abroad please use the local ones.

## The trusted contact, after the member's press

reach-asked = I'm asking { $person } to get in touch with you. They hear that you asked for it, and nothing else. If it is urgent, please call, under the button.
reach-out = { $person } asked if you could get in touch. Please write to them directly or call: I am automated, and nothing that is written here reaches anyone.
reach-closed = My message to { $person } does not go through just now. Perhaps you can write to them or call them yourself, and the people under the button answer too.
reach-nobody = There is no trusted contact here at the moment, so nobody is asked. The people under the button answer at any hour.
