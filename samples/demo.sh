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
echo "\$ raingan query \"SELECT … FROM all_progress AS was JOIN all_progress AS now …\""
raingan query --db "$db" "SELECT now.number, now.date_be, was.percent AS percent_was, now.percent AS percent_now,
    printf('%.2f', was.spent) AS spent_was, printf('%.2f', now.spent) AS spent_now,
    was.plan_status AS plan_was, now.plan_status AS plan_now
  FROM all_progress AS was JOIN all_progress AS now
    ON now.code = was.code AND now.number = was.number AND now.version = was.version + 1
  WHERE was.code = '99210000-0077'
    AND (was.percent <> now.percent OR was.spent <> now.spent OR was.plan_status <> now.plan_status)"

say "5. Where is that printed? Every value leads back to its file, page and line, with the text as it stands there"
echo "\$ raingan query \"SELECT … FROM evidence\""
raingan query --db "$db" "SELECT path, page, line, raw FROM evidence
  WHERE code = '99210000-0077' AND value_path = 'entries.1.spent' ORDER BY path"

say "6. And what should a person look at before trusting a number?"
echo "\$ raingan query \"SELECT … FROM doubts\""
raingan query --db "$db" "SELECT warning, count(*) AS times, min(code) AS for_example FROM doubts GROUP BY warning
  ORDER BY times DESC LIMIT 8"

printf '\nThe database is %s. Go on with:\n  . .venv/bin/activate\n' "$1"
printf '  raingan projects --db %s\n  raingan show 99210000-0077 --db %s\n' "$db" "$db"
