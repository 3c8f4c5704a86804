import type { LocationRow, VisitRow } from '../../protocol/wire/rows/space.ts'
import type { Mail } from '../mail/sender.ts'
import { localMoment, localTime } from '../rules/local-day.ts'

type Place = Pick<LocationRow, 'name' | 'address' | 'timeZone'>

/** The code and the link, for the visitor. `link` opens the page of the visit until it expires. */
export function codeMail(visit: VisitRow, place: Place, hostName: string, to: string, link: string): Mail {
  const when = localMoment(visit.expectedAt, place.timeZone)
  return {
    to,
    subject: oneLine(`Your visit to ${place.name}: code ${visit.code}`),
    text:
      `Hello ${visit.visitorName},\n\n${hostName} expects you at ${place.name}, ${place.address}, on ${when}.\n\n` +
      `Your code is ${visit.code}\n\nShow it, or type it, at the front desk on that day.\n\n` +
      `The visit, and a chat with your host: ${link}\nThe link is for you alone and works until the day after your visit.\n`,
  }
}

/** The visit is off, for the visitor who had the code already. */
export function endMail(visit: VisitRow, place: Place, to: string): Mail {
  return {
    to,
    subject: oneLine(`Your visit to ${place.name} will not take place`),
    text:
      `Hello ${visit.visitorName},\n\nyour visit to ${place.name} on ${localMoment(visit.expectedAt, place.timeZone)} ` +
      `was cancelled. Your code no longer works.\n`,
  }
}

/** The visitor is here, for the host; the second one when the desk asks again. */
export function arrivalMail(
  visit: VisitRow,
  place: Place,
  to: string,
  portal: string,
  isNudge: boolean,
): Mail {
  const since = localTime(visit.checkedInAt ?? visit.expectedAt, place.timeZone)
  return {
    to,
    subject: oneLine(
      isNudge
        ? `${visit.visitorName} is waiting for you at ${place.name}`
        : `${visit.visitorName} is here for you at ${place.name}`,
    ),
    text:
      `${visit.visitorName} checked in at ${place.name} at ${since}.\n\n` +
      `Say that you have read this, or that you are on your way: ${portal}\n`,
  }
}

/** A subject has no line feeds, whatever stands in a name. */
function oneLine(subject: string): string {
  return subject.replace(/\s+/g, ' ').slice(0, 200)
}
