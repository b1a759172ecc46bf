"""Money, percents, dates and people in every printed form, each with what it means."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from benchmarks.corpus import lexicon
from benchmarks.corpus.prose import THAI_DIGITS, plain

MONTHS = (
    ("มกราคม", "ม.ค."),
    ("กุมภาพันธ์", "ก.พ."),
    ("มีนาคม", "มี.ค."),
    ("เมษายน", "เม.ย."),
    ("พฤษภาคม", "พ.ค."),
    ("มิถุนายน", "มิ.ย."),
    ("กรกฎาคม", "ก.ค."),
    ("สิงหาคม", "ส.ค."),
    ("กันยายน", "ก.ย."),
    ("ตุลาคม", "ต.ค."),
    ("พฤศจิกายน", "พ.ย."),
    ("ธันวาคม", "ธ.ค."),
)
ERA = 543


@dataclass(frozen=True, slots=True)
class Value:
    """A printed value and what it means.

    `truth` is None where nothing can be read from it, which calls for a warning. `oddity` names what is unusual
    about it, "" where nothing is: a document with an oddity is not counted as clean.
    """

    text: str
    truth: str | int | None
    oddity: str = ""


def common_money(amount: Decimal) -> Value:
    """Return `amount` in the form that the system itself prints."""
    text = f"{amount:,.2f}" if amount % 1 else f"{amount:,.0f}"
    return Value(f"{text} บาท", f"{amount:.2f}")


def money(random: Random, amount: Decimal) -> Value:
    """Return `amount` in one of the forms that people type."""
    digits = f"{amount:,.2f}" if amount % 1 else f"{amount:,.0f}"
    forms = [f"{digits} บาท", f"{digits}บาท", digits, f"{digits.replace(',', '')} บาท", f"เป็นเงิน {digits} บาท"]
    forms.append(f"{digits.translate(THAI_DIGITS)} บาท")
    if amount % 1 == 0:
        forms += [f"{digits}.- บาท", f"{digits}.-บาท", f"{digits}.-.บาท", f"เป็นเงิน{digits}.-บาท", f"{digits}.00 บาท"]
    if amount % 10_000 == 0 and amount >= 1_000_000:
        forms.append(f"{(amount / 1_000_000).normalize():f} ล้านบาท")
    return Value(random.choice(forms), f"{amount:.2f}")


def satang(random: Random) -> Decimal:
    """Return mostly nothing, else a part of a baht."""
    return Decimal(random.randint(1, 99)) / 100 if random.random() < 0.2 else Decimal(0)


def no_money(random: Random) -> Value:
    """Return what stands where no amount is filled in."""
    return Value(random.choice(("- บาท", "-", "บาท", " บาท", "")), None, "no-money")


def common_percent(amount: Decimal) -> Value:
    """Return `amount` in the form that the system itself prints."""
    return Value(f"{amount:.2f} %", f"{amount:.2f}")


def percent(random: Random, amount: Decimal) -> Value:
    """Return `amount` in one of the other forms."""
    short = f"{amount.normalize():f}"
    forms = (
        f"{short} %",
        f"{short}%",
        f"{amount:.2f}%",
        f"{amount:.4f} %",
        f"{amount:.2f}".translate(THAI_DIGITS) + " %",
        f"{amount:.2f}".replace(".", ",") + "%",
        f"{amount:.2f}".replace(".", ",") + " %",
    )
    return Value(random.choice(forms), f"{amount:.2f}")


def no_percent(random: Random) -> Value:
    """Return what stands where no percent is filled in."""
    return Value(random.choice(("% ", " %", "- %", "%")), None, "no-percent")


def common_date(date: dt.date) -> Value:
    """Return `date` in the form in which the system prints the date of an entry."""
    return Value(f"{date.day}/{date.month}/{date.year + ERA}", date.isoformat())


def entry_date(random: Random, date: dt.date) -> Value:
    """Return `date` in one of the other forms that stand in entries; none of them is ambiguous."""
    day, month, year = date.day, date.month, date.year + ERA
    full, short = MONTHS[month - 1]
    forms = [
        f"{day:02}/{month:02}/{year}",
        f"{day}/{month}/{year}".translate(THAI_DIGITS),
        f"{day:02}/{month:02}/{year % 100:02}",
        f"{day} {short} {year % 100:02}",
        f"{day} {short[:-1]} {year}",
        f"{day} {full} {year}".translate(THAI_DIGITS),
        f"{day} {full} {year}",
        f"วันที่ {day} {full} {year}",
        f"{day}-{month:02}-{year}",
        f"({date.isoformat()})",
        date.isoformat(),
    ]
    if day > 12:
        # The Common Era from this system is month first; the day says so
        forms += [f"{month}/{day}/{date.year}", f"{month:02}/{day:02}/{date.year}"]
    return Value(random.choice(forms), date.isoformat())


def no_date(random: Random) -> Value:
    """Return what stands where a date is impossible or not filled in."""
    text = random.choice(
        ("31/2/2561", "0000-00-00", "00/00/0000", "30/2/2563", "31/4/2563", "29/2/2562", "8/13/2562", "", "-")
    )
    return Value(text, None, "no-date")


def header_date(random: Random, date: dt.date) -> Value:
    """Return `date` as it stands in the header, mostly in the form that the system prints."""
    if random.random() < 0.8:
        return Value(f"{date.isoformat()} 00:00:00", date.isoformat())
    forms = (
        f"{date.isoformat()} 00:00:00.000",
        date.isoformat(),
        f"{date.day}/{date.month}/{date.year + ERA}",
        f"{date.day} {MONTHS[date.month - 1][1]} {date.year + ERA}",
        f"{date.day} {MONTHS[date.month - 1][0]} {date.year + ERA}".translate(THAI_DIGITS),
    )
    return Value(random.choice(forms), date.isoformat())


def no_header_date(random: Random) -> Value:
    """Return what stands in the header where a date is impossible or not filled in."""
    text = random.choice(("0000-00-00 00:00:00", "0000-00-00", "2020-02-30 00:00:00", "2019-13-01 00:00:00", "", "-"))
    return Value(text, None, "no-date")


def fiscal_year(random: Random, year: int) -> Value:
    """Return the fiscal year, in the Buddhist Era, in Arabic, Thai or mixed digits."""
    thai = str(year).translate(THAI_DIGITS)
    return Value(random.choice((*(str(year),) * 6, thai, thai[:2] + str(year)[2:])), year)


def full_name(random: Random) -> str:
    """Return the name of a person who does not exist."""
    return f"{random.choice(lexicon.TITLES)}{random.choice(lexicon.FIRST_NAMES)} {random.choice(lexicon.LAST_NAMES)}"


def agency(random: Random) -> list[str]:
    """Return a path of one to four units, as markup; the last two are often the same."""
    path = [random.choice(lexicon.OFFICES), *random.sample(lexicon.UNITS, random.choice((0, 1, 1, 2)))]
    return [*path, path[-1]] if random.random() < 0.5 and len(path) > 1 else path


def agency_names(path: list[str]) -> list[str]:
    """Return the names of the units of `path`."""
    return [plain(unit) for unit in path]
