#!/bin/sh
# What `make demo` shows: the samples in a database, and what an auditor asks of it. $1 is the database's file.
set -eu
db="sqlite:///$1"

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }

say "1. Load a folder of exported reports: text in several encodings, PDFs by several programs, some that are no reports"
echo "\$ raingan import samples/"
# status 1 says that some files gave no report, which is as it should be here
raingan import samples/*.txt samples/*.pdf --db "$db" || [ $? -eq 1 ]

say "2. What is in the database now?"
echo "\$ raingan query \"SELECT … FROM latest_reports\""
raingan query --db "$db" "SELECT code, fiscal_year, budget_allocated, budget_spent, last_entry_date_be,
    last_percent, versions, warnings FROM latest_reports ORDER BY code"

say "3. One report as a page, every value with its place (p1:54 is page 1, line 54)"
echo "\$ raingan show 99210000-0077"
raingan show 99210000-0077 --db "$db" | sed -n '1,22p'
echo "   …"

say "4. Two exports of that report lie in the archive. Was its history rewritten?"
echo "\$ raingan history 99210000-0077"
raingan history 99210000-0077 --db "$db" | sed -n '1,26p'
echo "   …"

say "5. Who speaks of dredging? Thai is written without spaces; words are found all the same"
echo "\$ raingan search ขุดลอก"
raingan search ขุดลอก --db "$db" --limit 3

say "6. Where is that printed? Every value leads back to its file, page and line, with the text as it stands there"
echo "\$ raingan query \"SELECT … FROM evidence\""
raingan query --db "$db" "SELECT path, page, line, raw FROM evidence
  WHERE code = '99210000-0077' AND value_path = 'entries.1.spent' ORDER BY path"

say "7. And what should a person look at before trusting a number?"
echo "\$ raingan query \"SELECT … FROM doubts\""
raingan query --db "$db" "SELECT warning, count(*) AS times, min(code) AS for_example FROM doubts GROUP BY warning
  ORDER BY times DESC LIMIT 8"

say "8. What contradicts itself? Each finding is a reason to look, with the page, and no verdict"
echo "\$ raingan check && raingan findings --project 99210000-0077"
raingan check --db "$db" --only S1 M3 M8 P3 R1
raingan query --db "$db" "SELECT check_id, severity, sentence_en, page, line FROM findings
  WHERE code = '99210000-0077' ORDER BY gravity"

printf '\nThe database is %s. Go on with:\n  . .venv/bin/activate\n' "$1"
printf '  raingan projects --db %s\n  raingan show 99210000-0077 --db %s\n' "$db" "$db"
