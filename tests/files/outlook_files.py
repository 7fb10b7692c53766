"""Builds the .msg files Outlook saves, byte by byte (MS-CFB, MS-OXMSG), since no library here writes them."""

import struct
from datetime import UTC, datetime
from itertools import pairwise

SECTOR, MINI, END, FREE, FAT = 512, 64, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
OUTLOOK_ID = bytes.fromhex("040000008200E00074C5B7101A82E008")


def wrapped(uid: str) -> bytes:
    """The identity as Outlook keeps a foreign one (MS-ASEMAIL, section 3.1.4.7)."""
    content = b"vCal-Uid\x01\x00\x00\x00" + uid.encode() + b"\x00"
    return OUTLOOK_ID + bytes(20) + struct.pack("<I", len(content)) + content


def response(uid: str, address: str, kind: str = "Pos", stamp: datetime | None = None, sequence: int = 0) -> bytes:
    """A meeting response; `kind` is Pos, Neg or Tent, `stamp` UTC without zone."""
    stamp = stamp or datetime(2026, 11, 22, 9)
    names = [(0x0023, 0), (0x8201, 1), (0x8220, 2)]
    fixed = [(0x80010003, sequence), (0x80020040, _filetime(stamp)), (0x00390040, _filetime(stamp))]
    return compound(
        {
            "__substg1.0_001A001F": f"IPM.Schedule.Meeting.Resp.{kind}".encode("utf-16-le"),
            "__substg1.0_5D01001F": address.encode("utf-16-le"),
            "__substg1.0_80000102": wrapped(uid),
            "__properties_version1.0": bytes(32) + b"".join(struct.pack("<IIQ", tag, 6, value) for tag, value in fixed),
            "__nameid_version1.0/__substg1.0_00030102": b"".join(
                struct.pack("<IHH", number, 6, index) for number, index in names
            ),
        }
    )


def with_attachment(content: bytes) -> bytes:
    """An ordinary message with one file attached."""
    return compound(
        {
            "__substg1.0_001A001F": "IPM.Note".encode("utf-16-le"),
            "__properties_version1.0": bytes(32),
            "__attach_version1.0_#00000000/__substg1.0_37010102": content,
        }
    )


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams, each smaller than 4096 bytes; one folder deep at most."""
    entries, mini, mini_table = [("Root Entry", 5)], b"", []
    places: dict[int, tuple[int, int]] = {}
    children: dict[int, list[int]] = {0: []}
    folders: dict[str, int] = {}
    for path, content in streams.items():
        *folder, name = path.split("/")
        parent = 0
        if folder:
            if folder[0] not in folders:
                folders[folder[0]] = len(entries)
                children[0].append(len(entries))
                children[len(entries)] = []
                entries.append((folder[0], 1))
            parent = folders[folder[0]]
        children[parent].append(len(entries))
        places[len(entries)] = (len(mini_table), len(content))
        entries.append((name, 2))
        pieces = max(1, -(-len(content) // MINI))
        mini_table += [*range(len(mini_table) + 1, len(mini_table) + pieces), END]
        mini += content.ljust(pieces * MINI, b"\x00")
    directory = _directory(entries, children, places, len(mini))
    return _laid_out(directory, mini, mini_table)


def _directory(entries, children, places, mini_size):
    right, child = {}, {}
    for parent, found in children.items():
        ordered = sorted(found, key=lambda number: (len(entries[number][0]), entries[number][0].upper()))
        if ordered:
            child[parent] = ordered[0]
            right |= dict(pairwise(ordered))
    rows = b""
    for number, (name, kind) in enumerate(entries):
        start, size = places.get(number, (FREE if kind == 1 else 0, 0))
        if kind == 5:
            start, size = 0, mini_size
        encoded = name.encode("utf-16-le") + b"\x00\x00"
        rows += encoded.ljust(64, b"\x00") + struct.pack("<HBB", len(encoded), kind, 1)
        rows += struct.pack("<III", FREE, right.get(number, FREE), child.get(number, FREE)) + bytes(16 + 4 + 16)
        rows += struct.pack("<IQ", start, size)
    return rows


def _laid_out(directory, mini, mini_table):
    parts = [mini, struct.pack(f"<{len(mini_table)}I", *mini_table), directory]
    table, starts, body = [], [], b""
    for part in parts:
        count = -(-len(part) // SECTOR)
        starts.append(len(table))
        table += [*range(len(table) + 1, len(table) + count), END]
        filler = b"\xff" if part is parts[1] else b"\x00"
        body += part.ljust(count * SECTOR, filler)
    fat_start = len(table)
    table.append(FAT)
    fat = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    body = _moved_root(body, starts, len(mini))
    mini_count = starts[2] - starts[1]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, starts[2], 0, 4096, starts[1], mini_count, END, 0)
    head += struct.pack("<I", fat_start) + b"\xff" * (4 * 108)
    return head + body + fat


def _moved_root(body, starts, size):
    at = starts[2] * SECTOR + 116
    return body[:at] + struct.pack("<IQ", starts[0], size) + body[at + 12 :]


def _filetime(moment: datetime) -> int:
    return int((moment.replace(tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
