"""What a recipient’s calendar is to hold of a meeting, and whether they know it already."""

from collections.abc import Sequence

from omvendt_desktop.domain import calendar_words, revisions
from omvendt_desktop.domain.calendar_content import Attendee, Event
from omvendt_desktop.domain.fields import mailbox
from omvendt_desktop.domain.invitations import Invitation, Method, time_hash
from omvendt_desktop.domain.meetings import Answer, Meeting, MeetingStatus
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.i18n import _, using
from omvendt_desktop.services.mail_facts import Facts

NOBODY = 0
"""The recipient of a bare file: a pair’s plan, or the coordinator’s own calendar."""


def uid_of(facts: Facts, meeting: Meeting, person_id: int, own_uid: str, own: Sequence[Invitation]) -> str:
    """The identity for the recipient: the meeting’s, or a fresh one where theirs was cancelled before.

    What is remembered beside the file counts too: the cancellation may have been sent after a backup that was put back.
    """
    uid = own_uid or meeting.uid
    told = [sent for sent in own if sent.uid in (uid, "")]
    remembered = facts.marks.told(uid, person_id)
    if any(last and last.method is Method.CANCEL for last in (told[-1] if told else None, remembered)):
        return revisions.fresh_uid(uid, max(1, sum(sent.method is Method.CANCEL for sent in own)))
    return uid


def revise(facts: Facts, wanted: Invitation, history: Sequence[Invitation], known: Sequence[Invitation]) -> Invitation:
    """What is wanted, as the revision to write.

    `history` is what the recipient was sent, `known` what anybody was sent of the meeting.
    """
    others = [revisions.mark_of(sent) for sent in known if sent.uid == wanted.uid]
    mark = revisions.highest([facts.marks.highest.get(wanted.uid), *others])
    return revisions.next_revision(
        wanted, _received(facts, wanted, history), mark, facts.marks.draft(wanted), facts.now
    )


def is_told(facts: Facts, wanted: Invitation, history: Sequence[Invitation]) -> bool:
    """Whether the recipient was sent just this, by the file and by what is remembered beside it.

    They differ when a backup was put back, or when marking as sent was undone; either way it is to be sent.
    """
    own = [sent for sent in history if sent.uid == wanted.uid]
    return revisions.is_told(wanted, own) and revisions.is_told(wanted, _received(facts, wanted, history))


def wanted_revision(
    facts: Facts, meeting: Meeting, person: Participant | None, method: Method, uid: str, batch: str
) -> Invitation:
    """What the recipient is to know, without its SEQUENCE and DTSTAMP; `batch` names what it is gathered for."""
    attendees = invited(facts, meeting, person)
    named = [(each.name, each.email) for each in attendees]
    language = language_for(facts, person)
    status = MeetingStatus.CANCELLED if method is Method.CANCEL else MeetingStatus.PLANNED
    return Invitation(
        meeting_id=meeting.id or 0,
        participant_id=(person.id or 0) if person else NOBODY,
        uid=uid,
        method=method,
        content_hash=calendar_words.content_mark(_words_mark(facts, facts.module(meeting), language), named),
        time_hash=time_hash(meeting.starts_at, meeting.minutes, meeting.place, meeting.link, status),
        answers={
            str(each.id): facts.answers.get((meeting.id or 0, each.id or 0), Answer.NONE).value for each in attendees
        },
        batch=batch,
    )


def event(facts: Facts, meeting: Meeting, person: Participant | None, revision: Invitation) -> Event:
    """The event as the recipient’s calendar shows it, in their language; the coordinator’s own names the pair."""
    module, programme = facts.module(meeting), facts.programme
    with using(language_for(facts, person)):
        summary = calendar_words.summary(module, facts.modules, programme.private_themes)
        description = calendar_words.description(module, programme, _who(facts, meeting), meeting.link)
    return Event(
        uid=revision.uid,
        sequence=revision.sequence,
        stamp=revision.stamp or facts.now,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        zone=programme.time_zone,
        summary=summary,
        description=description,
        location=calendar_words.location(meeting.place, meeting.link),
        organiser_name=programme.organiser_name,
        organiser_email=facts.sender,
        attendees=_attendees(facts, meeting, person, revision),
        private=programme.private_themes,
        cancelled=revision.method is Method.CANCEL or meeting.status is MeetingStatus.CANCELLED,
    )


def language_for(facts: Facts, person: Participant | None) -> str:
    """The language the recipient reads; that of the programme for a bare file."""
    return person.mail_language if person else facts.programme.language


def invited(facts: Facts, meeting: Meeting, person: Participant | None) -> tuple[Participant, ...]:
    """Who is named in the recipient’s file: both of a pair, and in a joint meeting nobody but themselves."""
    return facts.two(meeting) or ((person,) if person else ())


def _received(facts: Facts, wanted: Invitation, history: Sequence[Invitation]) -> list[Invitation]:
    own = [sent for sent in history if sent.uid == wanted.uid]
    remembered = facts.marks.told(wanted.uid, wanted.participant_id)
    mark = revisions.highest(map(revisions.mark_of, own))
    if remembered and (mark is None or revisions.mark_of(remembered).order > mark.order):
        own.append(remembered)
    return own


def _attendees(
    facts: Facts, meeting: Meeting, person: Participant | None, revision: Invitation
) -> tuple[Attendee, ...]:
    if revision.method is Method.PUBLISH:
        return ()
    named = [(each, mailbox(each.email)) for each in invited(facts, meeting, person)]
    sender = facts.sender.casefold()
    return tuple(
        Attendee(each.name, address, Answer(revision.answers.get(str(each.id), Answer.NONE.value)))
        for each, address in named
        if address and address.casefold() != sender
    )


def _who(facts: Facts, meeting: Meeting) -> str:
    two = facts.two(meeting)
    if not two or facts.programme.private_themes:
        return ""
    return _("{mentor} (mentor) and {mentee} (mentee)").format(mentor=two[0].name, mentee=two[1].name)


def _words_mark(facts: Facts, module: Module, language: str) -> str:
    key = (module.id, language)
    if key not in facts.kept:
        facts.kept[key] = calendar_words.words_mark(module, facts.modules, facts.programme, language)
    return facts.kept[key]
