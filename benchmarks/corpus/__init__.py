"""Invented reports with their truth, to measure extraction on documents that nobody wrote by hand.

`python -m benchmarks.corpus --count 500 --seed 7 --out DIR` writes `00000.txt`, `00000.json`, …; see `case.Case`.

Where the contract leaves the right answer open, nothing is generated, or it is not scored:

- an introduction before the first item of a list of objectives or targets, and items after a gap in the numbers;
- inner items that are numbered just as the outer ones;
- two people in one place with a telephone each; a position that is not in brackets;
- a bullet before a numbered item of a narrative (`- 1)`): the score takes bullets off at the beginning of lines;
- a status that comes before the other's place, and wordings near to a known one (`เป็นไปตามแผนงาน`);
- the lost half of `ำ` behind a tone mark (`ค ้า`), which without a dictionary is no more than a guess;
- a file without the form's title, a blank form, two reports in one file;
- a line of a list that a break lets begin with what looks like a number or a bullet;
- the head of an entry within a line, behind an entry that lacks its end;
- a quoted entry's head at the beginning of a line; a fragment whose text begins with a date;
- whether a missing telephone, an empty section, a repair of letters or a `(ครั้งที่ M)` that differs is worth a warning:
  it is neither asked for nor a false alarm;
- a page's number beside a line that is a number itself;
- years of the Common Era as fiscal year, codes in Thai digits, two amounts in one place.
"""
