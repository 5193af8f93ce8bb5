"""Every sentence about a table: an English template, its Vietnamese in the catalogue; no full stop, more may follow.

What stands in a cell is {value}, what would be right follows after it.
"""

from __future__ import annotations

SHEET = "sheet “{sheet}”"
ROW = "row {row}"
ROW_OF = "row {row} of “{sheet}”"
ONLY_THE_FIRST = "These are the first {shown}."

# The file and its columns

NOT_THERE = "the file is missing. Put it into the folder {folder}"
NOT_UTF8 = "the file is not UTF-8. Save it as “CSV UTF-8”"
NOT_CSV = "the file is not a CSV table ({problem}). Quotation marks inside a cell are written twice"
NO_COLUMN = "the column is missing. Add it to the first row"
UNKNOWN_COLUMN = "there is no such column. These exist: {known}"
COLUMN_TWICE = "the column stands twice in the first row. Keep one"
CELL_COUNT = "the row has {found} cells, the first row has {wanted}. Check its commas and quotation marks"

# One cell by itself

EMPTY_TEXT = "the cell is empty. It takes text"
EMPTY_CHOICE = "the cell is empty. It takes one of {choices}"
EMPTY_ID = "the cell is empty. It takes an ID of {file}"
WRONG_TEXT = "“{value}” is not plain text. It holds an invisible control character; type it anew"
WRONG_ID = "“{value}” is not an ID. Write small letters, digits and single hyphens, like south-ostrobothnia"
WRONG_BOOLEAN = "“{value}” is not true or false"
WRONG_DATE = "“{value}” is not a date that exists. Write it like 2021, 2021-09 or 2021-09-14"
WRONG_DAY = "“{value}” is not a full day. Write it like 2021-09-14"
WRONG_COUNTRY = "“{value}” is not a country code of ISO 3166-1. Write two capital letters, like VN or LA"
WRONG_CURRENCY = "“{value}” is not a currency of ISO 4217. Write it like VND or USD"
WRONG_URL = "“{value}” is not a web address. Write it with http:// or https://"
WRONG_CHOICE = "“{value}” is not one of {choices}"
WRONG_NUMBER = "“{value}” is not a number. Write digits only, with a point for decimals, like 2000 or 12.5"
OUT_OF_RANGE = "“{value}” is not a number from {least} to {most}"
TOO_SMALL = "“{value}” is not a number from {least} upwards"
WRONG_WHOLE_NUMBER = "“{value}” is not a whole number. Write it like 12"

# What cells say together

UNKNOWN_REFERENCE = "“{value}” is not in {file}. Correct it, or add it there"
NO_ADDRESS = "“{value}” cannot be an ID: its page would have no address. Write another one, at most 200 letters long"
ID_OF_OTHER_KIND = (
    "the ID “{value}” belongs to a fact of another kind on record. Give this row its own, or leave the cell empty"
)
ID_TWICE = "the ID “{value}” stands in {first}, too. Give each its own"
SAME_RECORD = "the row is the record “{value}”, and so is {other}. One record can be one row: leave one of them out"
SELF_LOOP = "“{value}” stands at both ends. A fact is between two partners"
ALONE = "“{value}” stands without {other}. Give both or none"
NO_NAME = "neither {first} nor {other} is filled in. Give at least one"
NOT_FOR_KIND = "a {kind} has no {property}. Leave the cell empty"
NO_DATE = "“{value}” stands without {other}. Give the day as far as it is known, at least its year"
OUTSIDE = "“{value}” is outside of what {other} says (“{limit}”). Correct one of them"
BEFORE = "“{value}” is before {other} (“{limit}”). Correct one of them"

# What somebody brings: remarks about a sheet

HEAD_FOUND = "the names of the columns were found in row {row}; what stands above is not read"
MACROS = "the workbook holds macros; they are not read and never run"
HIDDEN_SHEET = "the sheet is hidden in the workbook"
EMPTY_SHEET = "the sheet “{sheet}” holds no rows and is left out"

# Remarks about a cell

NEWCOMER = "“{value}” is on no record; it is made new, as you answered"
IDLE_LETTER = "a letter that cannot be seen was taken out"
FORMULA_RESULT = "a formula stands here; the result that the file holds is read"
MERGED = "the cell is merged with the one above; its value counts for this row, too"

# A cell that cannot be read, whatever it should be

TOO_LONG = "the cell holds {count} letters; {limit} are the most. Shorten it"
TURNING_LETTER = "at letter {place} stands {letter}, which turns the direction of writing unseen. Delete it"
CONTROL_LETTER = "at letter {place} stands {letter}, a control character that cannot be seen. Delete it"
FORMULA_TEXT = "“{value}” is a formula and not its result. Put the result in; for a text write ' before it"
FORMULA_WITHOUT_RESULT = (
    "a formula stands here, and the file does not hold its result. Save the file in Excel, or paste values"
)
ERROR_VALUE = "the spreadsheet could not compute this cell ({value}). Correct it there"
NESTED = "an object or list of lists stands here ({value}), where one value can be read. Write the value itself"
WRONG_SERIAL = "“{value}” is formatted as a date, but is no day from 1900 to 9999. Correct it"

# A cell as people write it

DMY = "day/month/year"
MDY = "month/day/year"
WRITTEN_DATE = "“{value}” is not a date that exists. Write it like 2021, 9/2021, 14/9/2021 or 2021-09-14"
WRITTEN_DAY = "“{value}” is not a full day. Write it like 14/9/2021 or 2021-09-14"
WRONG_ORDER = (
    "“{value}” is no day in the order {order}, which is chosen for this table. Correct it, or choose {other} for all"
)
FORM_ORDER = "“{value}” is not a date that exists. The day stands before the month here, like 14/9/2021"
SHORT_YEAR = "“{value}” has a year of two digits. Write all four, like 14/9/2021"
WRITTEN_NUMBER = "“{value}” is not a number. Write digits, or digits with nghìn, triệu, tỷ, and nothing else"
TOO_MANY_DIGITS = "“{value}” has more digits than can be kept of a number (15). Round it"
NOT_WITH_COMMA = (
    "“{value}” is no number with a comma for decimals, which is chosen for this table (1.000,5). "
    "Correct it, or choose the point for all"
)
NOT_WITH_POINT = (
    "“{value}” is no number with a point for decimals, which is chosen for this table (1,000.5). "
    "Correct it, or choose the comma for all"
)
FORM_WITH_COMMA = "“{value}” is not a number. The decimals stand behind a comma here, like 1.000,5"
FORM_WITH_POINT = "“{value}” is not a number. The decimals stand behind a point here, like 1,000.5"
WRITTEN_BOOLEAN = "“{value}” is not yes or no. Write có or không, yes or no, true or false"
WRITTEN_COUNTRY = "“{value}” is no country that we know. Write its name, or its code of ISO 3166-1 like VN or LA"
WRITTEN_CURRENCY = "“{value}” is no currency that we know. Write its code of ISO 4217, like VND or USD"
WHICH_CURRENCY = "“{value}” is the money of several countries ({known}). Write its code, like USD"
TWO_CURRENCIES = "“{value}” names another currency than the cell beside it (“{other}”). Correct one of them"
EMPTY_PARTNER = "the cell is empty. It takes the name or ID of a partner"
EMPTY_SOURCE = "the cell is empty. It takes the ID, title or address of a source"
OTHER_DAY = "“{value}” is another day than {other} says (“{limit}”). Correct one of them"

# Whom a cell means, where nobody can be asked

NO_SUCH_PARTNER = (
    "no partner is on record under the name or ID “{value}”. Add the partner first (a sheet of partners in the "
    "same file will do), or import the file on the page /imports, where you can decide"
)
NO_SUCH_SOURCE = (
    "no source is on record under the title, address or ID “{value}”. Add the source first (a sheet of sources in"
    " the same file will do), or import the file on the page /imports, where you can decide"
)
PARTNERS_NEAR = (
    "no partner is on record under the name or ID “{value}”; near are {known}. Write the ID of the one that is "
    "meant, add the partner first, or import the file on the page /imports, where you can decide"
)
SOURCES_NEAR = (
    "no source is on record under the title, address or ID “{value}”; near are {known}. Write the ID of the one "
    "that is meant, add the source first, or import the file on the page /imports, where you can decide"
)
CAN_BE_SEVERAL = "“{value}” can be {known}. Write the ID of the one that is meant"

# Why a row may be what is on record already

ALIKE_NAME = "it is called “{name}”, too"
ALIKE_ALIAS = "it is also called “{name}”"
ALIKE_SPELLING = "its name is “{name}” but for marks and case"
ALIKE_SHARED = "it is called “{name}”, as others are, too"
ALIKE_NEAR = "its name “{name}” is near ({share} of 100)"
ALIKE_MERGED = "the ID “{name}” is that of a partner that was merged into this one"
ALIKE_ROW = "another row of this file is the same record"
ALIKE_ENDS = "it is between the same two partners"
ALIKE_SEVERAL = "several rows or records are alike in what they are matched by, so that nobody can tell which is which"
ALIKE_DAY = "its date is the same ({day})"
ALIKE_DAYS = "the dates fit into each other ({day} in the file, {other} on record)"
ALIKE_NO_DAY = "one of the two has no date, so that it can be of any day"
ALIKE_AMOUNT = "the amount is the same"
ALIKE_AMOUNTS = "the amounts differ"
ALIKE_AMOUNT_OPEN = "only one of the two names an amount"

# Columns and tables

NO_TABLE = "nobody can tell which table this is. Choose it: partners, sources, or one kind of facts"
NO_TYPE = "the edges do not say what kind of facts they are. Choose it"
COLUMNS_FIT = "these of its columns are known there: {columns}"
TABLE_SET = "it was chosen; none of its columns is known there"
REMEMBERED = "it is read as “{name}” remembers it"
REMEMBERED_WITHOUT = "it is read as “{name}” remembers it, but these columns are missing here: {columns}"
FIELD_TWICE = "the column says the same as “{first}” and is left out. Choose which one counts"
NO_TITLE = "column {place} has no name and is left out. Name it in the first row, or choose what it holds"
NO_ESSENTIAL = "no column holds {wanted}. Choose which one does"
BOTH_ORDERS = "all dates with a day fit both orders of day and month ({count}). Make sure of the order that is chosen"
MIXED_ORDERS = (
    "some dates fit only day/month/year ({one}), others only month/day/year ({other}). Correct one of the two"
)
SERIALS = (
    "of this column cells hold a number of five digits ({count}). It is read as a day in the way spreadsheets count "
    "days: 44453 is 14/9/2021. Make sure that none is a year with a digit too many"
)
BOTH_DECIMALS = "the numbers fit both notations, 1.000,5 and 1,000.5 ({count}). Make sure of the one that is chosen"
MIXED_DECIMALS = "some numbers have a comma for decimals ({one}), others a point ({other}). Correct one of the two"


# What is said of a field of a form instead: nobody chose an order of days or a notation of numbers there.
IN_A_FORM = {WRONG_ORDER: FORM_ORDER, NOT_WITH_COMMA: FORM_WITH_COMMA, NOT_WITH_POINT: FORM_WITH_POINT}


def all_sentences() -> set[str]:
    """All of the above, for the test that each has its Vietnamese."""
    return {text for name, text in globals().items() if name.isupper() and isinstance(text, str)}
