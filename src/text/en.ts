/** Every sentence that a person reads, in English. `zh.ts` is held to the same keys. */
export const en = {
  // Program
  'help.pscrm':
    'Growth operations for brands: order exports in, package-card codes out, joins back, funnel and K-factor on screen.',
  'help.more': 'Help for a command: pscrm COMMAND --help. Help on: {topics} (pscrm help TOPIC).',
  'help.title.usage': 'Usage:',
  'help.title.arguments': 'Arguments:',
  'help.title.options': 'Options:',
  'help.title.commands': 'Commands:',
  'help.examples': 'Examples:',
  'help.init': 'Create a workspace, or change its settings.',
  'help.demo':
    'Walk the whole journey in a temporary workspace and print every command with its output.',
  'help.status': 'Show where the data is, how much there is, and what to do next.',
  'help.import':
    'Read order exports and other files into the workspace. Kind, platform and encoding are detected.',
  'help.imports': 'List past imports and show what each brought.',
  'help.imports-list': 'List all imports.',
  'help.imports-show': 'Show what one import held and changed.',
  'help.imports-sums':
    'Hold the sums of each file of orders to what is kept of its orders now. Rows = orders + further rows of the same orders + rejected. In the file + by other files = held now; held now − in earlier files, too = counted here, and all of that is what the workspace holds.',
  'help.imports-undo':
    'Take an import back, as if its file had never been imported, whatever was imported since.',
  'help.formats': 'Show the file formats that can be read.',
  'help.formats-list': 'List the formats and the columns that each is known by.',
  'help.formats-show': 'Show which columns a format reads what from.',
  'help.campaign': 'Create and show campaigns.',
  'help.campaign-create': 'Create a campaign with its channel and the variants to compare.',
  'help.campaign-list': 'List all campaigns.',
  'help.campaign-show': 'Show a campaign with its variants and batches.',
  'help.code': 'Make codes.',
  'help.code-batch':
    'Make a batch of codes and write them to a folder with their QR codes: one per order, customer or recipient, or just a number of them.',
  'help.report': 'Print reports.',
  'help.customer': 'List and explain customers.',
  'help.customer-list': 'List customers with their identifiers, orders and net revenue.',
  'help.customer-show':
    'Show one customer: identifiers, what ties them together, orders and joins.',

  // Arguments and options
  'argument.file': 'a file, a folder, a pattern in quotes, or - for standard input',
  'argument.campaign': 'name of the campaign',
  'argument.import': 'number of the import',
  'argument.format': 'id of the format',
  'argument.customer': 'number of the customer, or of any of its identifiers',
  'option.db': 'the workspace file (else PSCRM_DB, else ./pscrm.db)',
  'option.lang': 'en or zh (else PSCRM_LANG, else the locale)',
  'option.no-input': 'never ask anything',
  'option.yes': 'answer yes to every question before something is overwritten',
  'option.no-color': 'no colour',
  'option.debug': 'show where an error came from',
  'option.help': 'show help',
  'option.version': 'show the version',
  'option.json': 'print JSON',
  'option.csv': 'print CSV',
  'option.md': 'print a Markdown table',
  'option.limit': 'at most so many rows',
  'option.reveal-cells': 'show what stands in cells that cannot be read, instead of its ends',
  'option.reveal': 'show identifiers in full instead of masked',
  'option.base-url': 'the address that codes are printed with, such as https://q.example.cn',
  'option.init-timezone': 'time zone whose days are counted (default Asia/Shanghai)',
  'option.init-currency': 'currency where a file names none (default CNY)',
  'option.format': 'read the files as this format instead of detecting it',
  'option.platform': 'the files are from this platform',
  'option.shop': 'name of the shop, where the file does not say',
  'option.domain': "the shops are the brand's own (private) or on a marketplace (public)",
  'option.timezone': 'time zone of times without one',
  'option.currency': 'currency of amounts without one',
  'option.dry-run': 'show what would happen and change nothing',
  'option.rejects':
    'write rows that cannot be read to this CSV, to be mended and imported again; with --dry-run, too',
  'option.channel':
    'where the codes are placed: package-card, sms, poster, store, livestream, referral',
  'option.play':
    'what people are asked to do for something: assist, group-buy, check-in, lottery, red-packet, collect, zero-price; what WeChat says of it is held against the campaign',
  'option.variant': 'a variant to compare, with a weight if they are not equal; repeat for more',
  'option.campaign': 'name of the campaign',
  'option.count': 'so many codes for nobody in particular',
  'option.per-order': 'one code for each paid order that is not shipped or carded yet',
  'option.per-customer':
    'one code for each customer without one; with --segment for those of it, such as the seeds of an invitation',
  'option.recipients': 'one code for each person of this file',
  'option.strict-list': 'make nothing unless every row of the list can be read',
  'option.rejects-list':
    'write rows of the list that cannot be read to this CSV, to be mended and given to the same command; with --dry-run, too',
  'option.batch-platform': 'only orders of this platform; repeat for more',
  'option.batch-shop': 'only orders of this shop; repeat for more',
  'option.batch-status': 'only orders with these statuses, comma between (default paid)',
  'option.batch-since': 'only orders paid on or after this day',
  'option.batch-until': 'only orders paid on or before this day',
  'option.out': 'folder for codes.csv, the QR codes and manifest.json',
  'option.images': 'what the QR codes are written as (default svg)',
  'option.png': 'the same as --images png',
  'option.seed': 'draw the same codes again in a fresh workspace',
  'option.resume':
    'go on with the batch of a run that was killed: the same command again, the same codes',
  'help.code-export':
    'Write the codes of a batch once more, from the workspace. csv: codes.csv, for a warehouse system: which order has which code. svg, png: a folder with a picture of each. zip: the same as one file. labels: a CSV for a label program (BarTender, ZebraDesigner and the like) with the columns serial, url (what the QR is to hold), code, variant, platform, shop, order_no.',
  'help.code-check':
    'Read every code of a folder, a ZIP file, a picture or a PDF back, and compare with the batch: what is missing, unreadable, foreign, under a wrong name, there twice, on one side of a card that has two, or not as the manifest has it. A PDF that `sheet` made says which cards it holds: only those are looked for. PNG, JPEG, PDF and the shapes of an SVG are read (paths, rectangles, polygons, circles); an SVG whose symbol is an <image> or <use>, and pictures of other kinds, are named as such. Ends with 3 if anything is wrong.',
  'argument.check-path': 'folder, ZIP file, picture, or PDF (drawn by pdftoppm, from poppler)',
  'option.export-batch': 'the batch to write: campaign show lists them',
  'option.export-format': 'what to write',
  'option.export-out': 'the file or folder to write (default: codes-N or labels-N)',
  'option.export-images': 'pictures in the ZIP file (default: svg)',
  'option.export-reveal':
    'write whole whom codes belong to, and on labels whole order numbers, not only their ends',
  'option.check-batch':
    'the batch to compare with (default: that of the manifest, or of most of the codes)',
  'option.length':
    'symbols in a code, the check symbol included (default: 8; 11 where a code names one person; more for very many codes). The odds of a guess are said when they are made',
  'option.alphabet':
    'what codes are made of: mixed, 53 letters and digits; upper, 31 of them, which can be typed in small letters too. Neither has signs that are taken for one another (default: mixed)',
  'option.no-check':
    'no check symbol. With it every single mistyped symbol, and every two that are swapped, are found out',
  'option.uppercase':
    'codes and host in capitals (alphabet upper): a QR code that is mostly smaller, or sturdier at the same size. The scheme stays https: several scanners take HTTPS for plain text',

  'environment.db': 'the workspace file, where --db names none',
  'environment.lang': 'en or zh, where --lang names none',
  'environment.now': 'an instant such as 2026-03-01T08:00:00+08:00 that replaces the clock',
  'environment.no-color': 'not empty: no colour',
  'environment.force-color': 'not empty: colour, in a pipe too; 0: none',
  'exit.0': 'ok',
  'exit.1': 'failure',
  'exit.2': 'usage: an unknown command or option, or something that is missing',
  'exit.3': 'some data was rejected, or a file refused; what could be read was read',
  'exit.130': 'interrupted (Ctrl-C); nothing is half done',
  // Questions
  'ask.base-url': 'Address that codes are printed with (https://q.example.cn), empty for later:',
  'ask.timezone': 'Time zone:',
  'ask.currency': 'Currency:',
  'ask.file': 'File to import:',
  'ask.campaign-name': 'Name of the campaign:',
  'ask.channel': 'Where are the codes placed?',
  'ask.variants': 'Variants to compare, blanks between (empty for none):',
  'ask.campaign': 'Which campaign?',
  'ask.mode': 'Who gets a code?',
  'ask.count': 'How many codes?',
  'ask.recipients': 'File with the recipients:',
  'ask.out': 'Folder to write to:',
  'ask.undo-import': 'Undo import #{id} ({file})?',
  'ask.undo-with-refusals':
    'Undo import #{id} ({file}), and with it the refusals of {n} {n|person|people}, who would be written to again?',
  'option.with-refusals':
    'let refusals of text messages go too; else whoever refused stays out of every batch',
  'say.refusals-kept':
    '{n} {n|person|people} who refused {n|stays|stay} out of every batch of text messages. Where the refusals themselves were read wrongly, undo with --with-refusals.',
  'say.refusals-gone':
    '{n} {n|refusal|refusals} gone with it: {n|that person|those people} may be written to again.',
  'ask.overwrite': '{file} exists. Overwrite it?',
  'ask.overwrite-all': '{file} and {n} more {n|file|files} exist. Overwrite them?',
  'ask.remove-sheets':
    'Of an earlier run, with cards of batch {batch} that are printed anew and would be there twice: {files}. Remove?',
  'say.folder-kept': 'Kept in {folder}, as pscrm has not written {n|it|them}: {files}',
  'ask.replace-folder': '{folder} holds another batch. Replace it?',

  // What is said
  'hint.declined': 'Name another file or folder, or answer yes.',
  'error.declined': 'Nothing was changed.',
  'say.undone':
    'Import #{id} ({file}) undone: {orders} {orders|order|orders} gone, {changed} {changed|order|orders} as the other files show {changed|it|them}, {facts} other {facts|fact|facts} and {identities} {identities|identifier|identifiers} gone.',
  'say.code': 'code {code}',
  'pivot.period': '+{n}',
  'say.error': 'error: ',
  'say.hint': 'hint: ',
  'say.note': 'note: ',
  'say.did-you-mean': 'Did you mean {near}?',
  'say.base-url-http':
    'WARNING: {after} is not https. Telephones warn of such addresses, WeChat may refuse them, and whoever sits in between can send people elsewhere. pscrm deploy prints what https needs.',
  'say.base-url-changed':
    'WARNING: there {n|is|are} {n} {n|code|codes}, and what is printed keeps {before}: it works for as long as that address leads to this server as well. Batches and sheets made from now on have the new one.',
  'say.base-url-path':
    'WARNING: below {path} this server answers no more. Let the proxy of the old address take {path} away before it passes on.',
  'say.next': 'next: {command}',
  'say.same': 'Next time without questions: {command}',
  'say.created':
    'Created {database} with time zone {timezone} and currency {currency}. (pscrm init changes them.)',
  'say.init':
    'Workspace {database}: codes at {base_url}, time zone {timezone}, currency {currency}.',
  'say.logo': 'a picture ({kind}, {kilobytes} KB)',
  'say.not-set': '(not set)',
  'say.import-orders': '{orders} {orders|order|orders}',
  'say.import-lines': '{orders} {orders|order|orders}, {lines} {lines|line|lines}',
  'say.import-rows': '{rows} {rows|row|rows}',
  'say.import-changes':
    '{inserted} new, {updated} changed, {unchanged} unchanged, {rejected} {rejected|row|rows} rejected',
  'say.import-paid': 'paid {paid} {currency}, refunded {refund}',
  'say.dry-run': 'Dry run: nothing was changed.',
  'say.more-rejects': '… and {n} more rejected {n|row|rows}.',
  'say.rejects-file': '{n} rejected {n|row is|rows are} in {file}: mend and import it again.',
  'say.rejects-list':
    '{n} {n|row that cannot be read is|rows that cannot be read are} in {file}: mend {n|it|them} and make a batch of that file.',
  'say.rejects-hint':
    '--rejects FILE writes all rejected rows to a CSV that can be mended and imported again.',
  'say.campaign-created': 'Campaign {name} · {channel} · variants: {variants}',
  'say.campaign':
    '{name} · {channel} · {codes} {codes|code|codes}, {visits} {visits|visit|visits}, {joins} {joins|join|joins}',
  'say.campaign-risks': 'Risks that were accepted:',
  'say.campaign-risk': '  {at} {of}: {rule} – {why}',
  'say.no-campaigns': 'There is no campaign yet.',
  'say.imports-sums-tie':
    '{currency}, {of}: all files together {counted}, all orders held {held}. They agree.',
  'say.imports-sums-differ':
    '{currency}, {of}: all files together {counted}, all orders held {held}. They do not agree: pscrm rebuild, then pscrm doctor --integrity.',
  'say.imports-untied':
    '{n} {n|sum|sums} of files {n|is|are} not what is kept of them: pscrm doctor --integrity, or import the files again.',
  'say.no-imports': 'Nothing has been imported yet.',
  'say.no-customers': 'No customer is known yet.',
  'say.customer': 'Customer {id}',
  'say.evidence': 'Why this is one person',
  'say.orders': 'Orders',
  'say.joins': 'Joins',
  'say.rewards': 'Rewards',
  'say.batch': 'Batch {batch}: {n} {n|code|codes} for {campaign}.',
  'say.batch-plan': '{n} {n|code|codes} would be made for {campaign}. Nothing was changed.',
  'say.batch-length-check':
    '{length} symbols of {symbols}, the last a check on the others: a random guess of the other {drawn} hits a live code once in {odds}.',
  'say.batch-capitals':
    'Host and code are in capitals; the scheme is not, as several scanners take HTTPS for plain text.',
  'say.large-symbol':
    'QR codes of version {version} ({modules} × {modules} modules): the address of {length} characters is {over} too long for version {smaller} ({fewer} × {fewer}). Smaller with: {ways}.',
  'say.shorter-address': 'an address {n} {n|character|characters} shorter',
  'say.batch-length':
    '{length} symbols of {symbols}: a random guess hits a live code once in {odds}.',
  'say.batch-named':
    'Batch {batch}, {n} {n|code|codes}, was whole already and lacked only its name: {folder}.',
  'say.left-removed':
    'Removed: {n} {n|folder|folders} of runs that were killed, with codes that nothing knows. --resume would have gone on with them.',
  'say.left-whole':
    'Batch {batch} lies whole in {folder}: the run that made it was killed before it had its name. Rename it, or run its command with --resume.',
  'say.exported': 'Batch {batch}, {n} {n|code|codes}: written to {out}.',
  'say.check-clean':
    'All {expected} {expected|code|codes} of batch {batch} were read, on {pictures} {pictures|picture|pictures}; nothing else was there.',
  'say.check':
    '{n} {n|problem|problems}: {read} {read|code|codes} on {pictures} {pictures|picture|pictures} compared with the {expected} of batch {batch}.',
  'say.check-part':
    'The files say that they hold {expected} of the {codes} codes of batch {batch}: only those were looked for.',
  'say.check-more': '… and {n} more: --json or --csv has them all.',
  'progress.pictures': '{n} pictures, {perSecond} a second',
  'column.problem': 'Problem',
  'column.place': 'Where',
  'column.says': 'Says',
  'value.missing': 'missing',
  'value.unreadable': 'unreadable',
  'value.not-read': 'of a kind that is not read here',
  'value.foreign': 'foreign',
  'value.duplicated': 'there more than once',
  'value.one-side': 'not on every side of its card',
  'value.misnamed': 'under a wrong name',
  'value.altered': 'not as in the manifest',
  'say.no-people': 'Not read: {file} holds no list of people.',
  'say.batch-variants': 'Variants: {split}.',
  'say.batch-folder': 'Written to {folder}: codes.csv, manifest.json, QR codes ({images}).',
  'say.skipped': 'skipped {n}: {why}{shown}',
  'say.demo-start': 'A whole journey with invented people, in a temporary folder.',
  'say.demo-end': 'That was the whole journey. The folder has been removed.',
  'skipped.status-other': 'status {status}',
  'progress.rows': '{file}: {rows} rows, {perSecond} a second',
  'progress.codes': '{n} codes, {perSecond} a second',
  'progress.facts':
    'Laying out what has come for reports: {n} orders, joins and visits, {perSecond} a second',

  // Status
  'status.database': 'Workspace',
  'status.schema': 'Schema version',
  'status.timezone': 'Time zone',
  'status.currency': 'Currency',
  'status.base-url': 'Codes at',
  'status.orders': 'Orders',
  'status.order_lines': 'Order lines',
  'status.customers': 'Customers',
  'status.identities': 'Identifiers',
  'status.evidence': 'Evidence',
  'status.campaigns': 'Campaigns',
  'status.codes': 'Codes',
  'status.visits': 'Visits',
  'status.joins': 'Joins',
  'status.leaves': 'Leaves',
  'status.referrals': 'Referrals',
  'status.costs': 'Costs',
  'status.rewards': 'Rewards',
  'status.profiles': 'Customers known to shops',
  'status.deliveries': 'Delivery reports of text messages',
  'status.messages': 'Text messages written',
  'status.opted_out': 'Want no messages',
  'status.last-import': 'Last import',

  // Columns
  'column.id': 'No.',
  'column.file': 'File',
  'column.format': 'Format',
  'column.kind': 'Kind',
  'column.title': 'Title',
  'column.claims': 'Known by',
  'column.field': 'Field',
  'column.columns': 'Columns',
  'column.value': 'Value',
  'column.inserted': 'New',
  'column.updated': 'Changed',
  'column.more_rows': 'Further rows',
  'column.sum_of': 'Sum of',
  'column.file_minor': 'In the file',
  'column.untied_minor': 'Lost',
  'column.changed_minor': 'By other files',
  'column.changed_orders': 'Orders shown otherwise',
  'column.held_minor': 'Held now',
  'column.earlier_minor': 'In earlier files, too',
  'column.counted_minor': 'Counted here',
  'value.refund': 'paid back',
  'column.rejected': 'Rejected',
  'column.imported_at': 'Imported',
  'column.created_at': 'Created',
  'column.name': 'Name',
  'column.variants': 'Variants',
  'column.batches': 'Batches',
  'column.codes': 'Codes',
  'column.visits': 'Visits',
  'column.joins': 'Joins',
  'column.weight': 'Weight',
  'column.mode': 'For',
  'column.folder': 'Folder',
  // What shops know of a customer
  'say.profiles': 'What shops know',
  'column.nickname': 'Nickname',
  'column.is_member': 'Member',
  'column.member_level': 'Member level',
  'column.points': 'Points',
  'column.spent_minor': 'Spent',
  'column.spent_each_minor': 'Spent per person',
  'column.is_friend': 'WeCom friend',
  'value.yes': 'yes',
  'value.no': 'no',
  'column.currency': 'Currency',
  'column.identities': 'Identifiers',
  'column.tie': 'Tie',
  'column.because': 'Because',
  'column.where': 'Where',
  'column.order': 'Order',
  'column.status': 'Status',
  'column.domain': 'Domain',
  'column.paid_at': 'Paid at',
  'column.paid_minor': 'Paid',
  'column.refund_minor': 'Refunded',
  'column.staff': 'Staff',
  'column.joined_at': 'Joined',
  'column.level': 'Level',
  'column.campaign': 'Campaign',
  'column.sha256': 'SHA-256',
  'column.timezone': 'Time zone',
  'column.rows': 'Rows',
  'column.lines': 'Lines',
  'column.changes': 'Changes',
  'column.money': 'Money',
  'column.evidence': 'Evidence',
  'column.duration_ms': 'Took',

  // Values
  'value.unpaid': 'unpaid',
  'value.paid': 'paid',
  'value.shipped': 'shipped',
  'value.completed': 'completed',
  'value.closed': 'closed',
  'value.partly_refunded': 'partly refunded',
  'value.refunded': 'refunded',
  'value.public': 'public',
  'value.private': 'private',
  'value.items': 'items',
  'value.joins': 'joins',
  'value.profiles': 'customers of a shop',
  'value.deliveries': 'text messages',
  'value.leaves': 'leaves',
  'value.visits': 'visits',
  'value.referrals': 'referrals',
  'value.participants': 'participants',
  'value.costs': 'costs',
  'value.rewards': 'rewards',
  'value.unknown': 'unknown',
  'reason.shared': 'ties nobody: too many share it',
  'reason.order-row': 'one row of an order file names both',
  'reason.join-row': 'one row of a joins file names both',
  'reason.order-buyer': "the order's own file names its buyer",
  'reason.code': 'joined through the code in the parcel',

  // Notes on imports
  'note.orders-without-buyer':
    '{n} {n|order names|orders name} nobody who can be recognised. A card in the parcel can find out who it is.',
  'note.orders-twice':
    '{n} {n|order stands|orders stand} more than once in the file and differ (such as in lines {line} and {other}): the newest state counts.',
  'note.platform-new': 'The platform “{platform}” is new here.',
  'note.platform-near':
    'The platform “{platform}” is new here; did you mean {near}? If so, undo this import and mend the file.',
  'note.phones-misread':
    '{n} phone {n|number|numbers} could not be read (the first in line {line}: “{value}”).',
  'note.amount-unknown':
    'For {n} {n|order|orders} the file does not say what was paid: not in the sums.',
  'note.visits-of-unknown-codes':
    '{n} {n|visit names|visits name} a code that is not in this workspace.',
  'note.joins-of-unknown-codes':
    '{n} {n|join carries|joins carry} a state that is no code of this workspace: attribution unknown.',
  'note.unknown-status': 'Status “{status}” is not known; kept as it is on {n} {n|order|orders}.',
  'note.unknown-status-unpaid':
    'Of the orders of unknown status, {n} {n|shows|show} no payment: {n|its amount|their amounts}, {amount} {currency}, {n|is|are} not in the sums.',
  'note.unknown-status-paid':
    'Of the orders of unknown status, {n} {n|shows|show} a payment and no refund: {n|it counts|they count} as sold, {amount} {currency} (line {lines}).',
  'note.closed-paid':
    '{n} {n|order is|orders are} closed or cancelled, yet {n|shows|show} a payment and no refund: {n|it counts|they count} as sold, {amount} {currency} (line {lines}).',
  'note.unpaid-paid':
    '{n} {n|order is|orders are} unpaid by status, yet {n|shows|show} when {n|it was|they were} paid, and no refund: {n|it counts|they count} as sold, {amount} {currency} (line {lines}). Where that is wrong, undo the import and empty the time of payment.',
  'note.unknown-delivery-status':
    'Status “{status}” is not known; kept as it is on {n} {n|text message|text messages}.',
  'note.numbers-hidden':
    '{n} {n|row names|rows name} a person by a masked or virtual number only: kept as seen, ties nobody.',
  'note.already-imported': 'The file #{id} ({file}) was the very same: nothing to change.',
  'note.campaign-created': 'Created {n|the campaign|the campaigns} {names}, named here first.',

  'note.no-rows':
    '{file} has a header and no rows: it says that nothing happened. If something did, was the export limited to other days?',

  'note.no-rows-of-shop':
    '{file} has a header and no rows, and does not say of which shop: --shop NAME does. Until then it says nothing of any.',
  // Up to when a file is complete
  'help.imports-complete':
    'Say up to when a file is complete: what it does not show by then did not happen.',
  'help.imports-complete.why':
    'A file shows what happened, and not up to when it was exported. After a silence that is unusual for a shop, reports take its facts for known up to the last of them only, and whoever still waited then is too early. Where nothing did happen, say so: reports count with it, and their rule names the import of which it was said.',
  'help.imports-complete.closed':
    '--until closed says that nothing will ever come after the file, for a shop that has closed: it holds no report back any more. --until none takes back what was said; undoing the import does, too.',
  'option.complete-until':
    'a day, the whole of it and at most that of the reading; closed: nothing will ever come after; none: take back what was said',
  'option.import-complete-until':
    'the files are complete until this day: what they do not show by then did not happen (closed: nothing will ever come after); a file that shows something later is refused, and the others are read',
  'say.complete-until': 'Import #{id} ({file}): complete until {until}.',
  'say.complete-closed': 'Import #{id} ({file}): nothing will ever come after it.',
  'say.complete-none': 'Import #{id} ({file}): how far it is complete, nobody says any more.',
  'say.import-complete': 'complete until {until}',
  'say.import-closed': 'nothing will ever come after it',
  'note.complete-other':
    '--complete-until says nothing of {file}: it holds for files of orders, joins, leaves and referrals.',
  'column.shops': 'Shops',
  'column.complete_until': 'Complete until',
  'error.complete-other': '{file} is no file that can be complete until a day.',
  'hint.complete-other': 'Those of orders, joins, leaves and referrals can.',
  'error.complete-ahead':
    'The file cannot be complete until {until}: it was read on {read}, and nobody knew then what came later.',
  'hint.complete-ahead':
    'Say {read} or an earlier day; for the days since, import a newer export, which may be empty. Where a shop has closed, say closed.',
  'error.complete-early':
    '{file} cannot be complete until {until} only: it shows what happened on {latest}.',
  'hint.complete-early': 'Say {latest} or a later day.',
  'hint.complete-early.import':
    'Nothing of it was read; other files that were named beside it were. Import it with --complete-until {latest} or a later day, or without.',
  'hint.bad-date.until': 'Write a day as 2026-03-31, or closed where nothing will ever come after.',

  // Why rows are rejected
  'reject.missing': 'must not be empty',
  'reject.not-a-date': 'is not a date that we can read',
  'reject.date-serial':
    'looks like a date whose cell is not formatted as one: format the column as a date in a spreadsheet program, and save',
  'reject.not-an-amount': 'is not an amount',
  'reject.negative': 'must not be negative',
  'reject.too-precise': 'has more decimals than the currency',
  'reject.too-large': 'is too large',
  'reject.not-a-currency': 'is not a currency code',
  'reject.failed-formula': 'is a formula of a spreadsheet that failed',
  'reject.not-a-platform':
    'is no name of a platform that we know, nor one of letters a–z, digits, - and _ (32 at most): write it so',
  'reject.not-a-number': 'is not a whole number',
  'reject.not-one-of': 'is not one of the known words',
  'say.cells-moved':
    'the row has more cells than others: is there an unquoted comma before this cell?',
  'reject.too-many-cells': 'the row has more cells than the header (an unquoted comma?)',
  'reject.cut-off': 'the file ends within this row: it seems cut off; download it again',
  'reject.stray-quote':
    'a quote has no partner here, or is not doubled: the cells behind it stand in wrong columns',
  'reject.order-incomplete': 'another row of this order cannot be read',
  'reject.not-a-person': 'names nobody who can be recognised (empty, masked or virtual)',

  'reject.contradicts': 'differs from another row of this order',

  'reject.unknown-kind': 'names no kind of identifier that is known (phone:, unionid:, taobao: …)',

  // What a file leaves open, and rows that are no data
  'ask.file-timezone': 'Time zone of the shop in {file}, such as Asia/Bangkok:',
  'ask.file-currency': 'Currency of the amounts in {file}, such as THB:',
  'ask.file-date-order': 'The dates in {file} read in two ways. What is 01/02/2026?',
  'value.dmy': '1 February (day first)',
  'value.mdy': '2 January (month first)',
  'error.not-orders': '{file} looks like an export of orders and is none.',
  'hint.not-orders': 'Take the platform’s own export of orders.',
  'hint.not-orders.douyin-settlement':
    'It is Douyin’s settlement file, the movements of the shop’s account: take the orders export of 抖店, which has 主订单编号 and 选购商品.',
  'hint.not-orders.xhs-gmv':
    'It is Xiaohongshu’s GMV and commission file: take the orders export of the shop, which has 订单号 and SKU件数.',
  'hint.not-orders.wechat-ledger':
    'It is WeChat Store’s ledger, the movements of the shop’s account: take the orders export, which has 订单号 and 订单实际支付金额.',
  'hint.not-orders.etsy-statement':
    'It is Etsy’s payment statement, with fees and refunds as rows: take EtsySoldOrders….csv, and EtsySoldOrderItems….csv for what was in them.',
  'hint.not-orders.taobao-affiliates':
    'It is a commission report of Taobao affiliates (淘宝客), other shops’ orders included: take the orders export of your shop, ExportOrderList….csv.',
  'hint.not-orders.taobao-commission':
    'It is the shop’s report of commissions to affiliates (淘宝客), one row per promoted item: take the orders export of your shop, ExportOrderList….csv.',
  'hint.not-orders.alipay-bill':
    'It is a bill of Alipay, the movements of an account, with fees, refunds and withdrawals as rows: take the orders export of the platform where the goods were sold.',
  'hint.not-orders.wechat-pay-bill':
    'It is a bill of WeChat Pay, with refunds as rows: take the orders export of the shop (WeChat Store, Youzan, Weimob …).',
  'hint.not-orders.erp':
    'It is an export of an ERP, which joins and splits orders: take each platform’s own export, or describe this one with “pscrm formats new FILE”.',
  'column.means': 'Means',
  'column.sure': 'Sure',
  'grade.A': 'seen in a real exported file',
  'grade.B': 'the same in two or more independent programs that read it',
  'grade.C': 'in one program that reads it',
  'grade.D': 'by name only: programs read such a column, where it stands was not seen',
  'grade.E': 'from the platform’s own documentation or source',
  'grade.F': 'a guess of ours, nothing was seen: check it against your file',
  'say.of-the-workspace': 'the workspace’s',
  'say.format-assumes': 'Time zone: {timezone} · currency: {currency}',
  'say.must-be-told': 'not in the files, must be told with {flag}',
  'say.no-header-known':
    'No export of orders of {platform} has been seen, so that no format is built in. Describe your file once: pscrm formats new FILE',
  'platform.taobao': 'Taobao',
  'platform.jd': 'JD',
  'platform.pdd': 'Pinduoduo',
  'platform.douyin': 'Douyin',
  'platform.kuaishou': 'Kuaishou',
  'platform.xhs': 'Xiaohongshu',
  'platform.youzan': 'Youzan',
  'platform.wechat-store': 'WeChat Store',
  'platform.weidian': 'Weidian',
  'platform.vip': 'Vipshop',
  'platform.suning': 'Suning',
  'platform.dewu': 'Dewu',
  'platform.xianyu': 'Xianyu',
  'platform.meituan': 'Meituan',
  'platform.amazon': 'Amazon',
  'platform.shopee': 'Shopee',
  'platform.weimob': 'Weimob',
  // What is not read of a platform, below each of its formats
  'say.not-read.shopee':
    'Of Shopee, files of Malaysia, the Philippines, Thailand, Vietnam and Indonesia are known. Files of other countries (Taiwan, Brazil …) in their own language are not: describe one once with “pscrm formats new FILE”.',
  'say.not-read.woocommerce':
    'Of WooCommerce, Analytics and the plugins Advanced Order Export and Customer/Order CSV Export (SkyVerge) are known. Files of other plugins are not: describe one once with “pscrm formats new FILE”.',
  'option.date-order': 'what comes first in dates such as 01/02/2026',
  'option.decimal-mark': 'what stands before the minor units: 1,299.00 or 1.299,00',
  'hint.missing-option.timezone':
    '{file} ({format}) says no time zone, and another would move days: give the shop’s, such as --timezone Asia/Bangkok.',
  'hint.missing-option.currency':
    '{file} ({format}) says no currency: give the shop’s, such as --currency THB.',
  'error.date-order-unknown':
    '{file}: its dates read in two ways: is 01/02 the first of February or the second of January?',
  'hint.date-order-unknown': 'Say --date-order dmy (day first) or --date-order mdy (month first).',
  'error.dates-contradict':
    '{file}: in line {line} the dates are written one way round, in line {other} the other.',
  'hint.dates-contradict':
    'Export the file again, or say --date-order: rows that do not fit it are rejected.',
  'note.header-again': 'Line {line} is the header again and left out: were files put together?',
  'reject.date-order-unknown': 'reads in two ways: say --date-order mdy or dmy',
  'note.column-twice':
    'There are two columns “{column}”, and from line {line} on they differ: the first one is read.',
  'note.rows-no-data': '{n} {n|row is|rows are} no data (a description, a sum) and left out.',
  'reject.ambiguous-amount':
    'may be meant with or without thousands: say --decimal-mark dot or comma',
  'reject.currency-unknown': 'says no currency that we know: say --currency',

  // Errors
  'error.usage': 'These do not go together: {problem}.',
  'hint.usage': 'pscrm COMMAND --help shows what a command takes.',
  'hint.usage.of-messages': 'It says how a text message is sent: --text TEMPLATE writes one.',
  'hint.usage.of-segment':
    'For cards it goes with --per-customer: a code for each customer of the segment. By itself it writes text messages: --channel sms --text TEMPLATE.',
  'hint.usage.of-orders':
    'Orders are chosen for cards. People who are written to are chosen by --segment platform:… or bought-since:DAY.',
  'error.unknown-command': 'There is no command “{command}”.',
  'hint.unknown-command': 'pscrm --help lists the commands. {near}',
  'error.unknown-option': 'There is no option {option}.',
  'hint.unknown-option': '--help lists the options of a command. {near}',
  'hint.missing-argument.import': 'pscrm imports list shows the numbers of imports.',
  'error.missing-argument': '{argument} is missing.',
  'hint.missing-argument': '--help shows how the command is written.',
  'hint.missing-argument.file': 'Name the file to read, such as: pscrm {command} pdd_orders.csv',
  'error.too-many-arguments':
    'Too many words: {expected} {expected|was|were} expected after the command, {got} came.',
  'hint.too-many-arguments':
    'A name with blanks needs quotes; --help shows how the command is written.',
  'error.missing-option': '{option} is missing.',
  'hint.missing-option': 'Write it on the command line; --help shows how.',
  'hint.missing-option.hour':
    "A funnel of codes has no hour: codes are made in batches. Name steps, such as: --by hour --steps 'visit > join'",
  'hint.missing-option.one-of': 'Name one of them: {known}.',
  'hint.missing-option.no-campaign':
    'There is none yet: pscrm campaign create NAME makes one, and so does a file that names one.',
  'error.bad-option': '{option} cannot be “{value}”.',
  'hint.bad-option': 'Known: {choices}',
  'error.needs-yes': '{what}',
  'hint.needs-yes': 'Nobody can be asked here: --yes answers yes.',
  'error.bad-timezone': 'There is no time zone “{name}”.',
  'hint.bad-timezone': 'IANA names, such as Asia/Shanghai or America/New_York.',
  'error.bad-currency': '“{name}” is no currency code.',
  'hint.bad-currency': 'ISO 4217, such as CNY, USD, JPY.',
  'error.bad-url': '“{url}” cannot be the address of codes.',
  'hint.bad-url': 'Like https://q.example.cn: http or https, no query.',
  'error.bad-date': '{option} cannot be “{value}”.',
  'hint.bad-date': 'Write a day as 2026-03-01.',
  'error.bad-moment': '{option} cannot be “{value}”.',
  'hint.bad-moment':
    'Write a span from now on (7d, 48h), a day (2026-03-01) or a moment (2026-03-01T10:00); an end may be never, too.',
  'error.bad-amount': '{option} cannot be “{value}”.',
  'hint.bad-amount':
    'Write an amount in {currency} that is not below 0, such as {example}, or none.',
  'error.bad-setting': '{name} cannot be that: {problem}.',
  'hint.bad-setting':
    'It stands on the page that people see when they scan. Write it as they should read it.',
  'error.nothing-to-change': 'Nothing was named that is to be changed.',
  'hint.nothing-to-change': '{command} --help lists what can be.',
  'error.never-valid': '{code} would be valid from {from} until {until}: never.',
  'hint.never-valid': 'Nothing was changed. The first moment must be before the last one.',
  'error.no-such-codes': 'No code is of {of}.',
  'hint.no-such-codes':
    'Nothing was changed. pscrm code show CODE says of which batch and campaign a code is.',
  'setting.too-long': 'it has {n} characters, and {most} are the most',
  'setting.unseen': 'it has a sign that nobody sees, {sign}',
  'error.bad-language': 'That language is not spoken here.',
  'hint.bad-language': 'Known: {known}',
  'error.bad-clock': 'PSCRM_NOW is “{value}”, which is no instant.',
  'hint.bad-clock': 'Like 2026-03-01T08:00:00+08:00.',
  'error.bad-name': '“{name}” cannot be a name.',
  'hint.bad-name': '1 to 64 letters, digits, - _ . and no blanks.',
  'error.bad-weight': 'The weight in “{variant}” is no whole number from 1.',
  'hint.bad-weight': 'Three times as often as the others: --variant red-packet:3',
  'error.unknown-variant': 'The campaign has no variant “{variant}”.',
  'hint.unknown-variant': 'Known: {known}. A wording with = in it is written default=TEXT.',
  'error.unknown-place': 'Nothing is known to fill in for “{name}” in a wording.',
  'hint.unknown-place': 'In braces may stand: {known}.',
  'error.variant-twice': 'The variant “{name}” is named twice.',
  'hint.variant-twice': 'Each once; a weight makes one more frequent: {name}:2',
  'error.bad-recipient': '{file}:{line}: {reason}',
  'hint.bad-recipient':
    'A column person (an external_userid, or phone:…), or columns external_userid, unionid, openid, phone, email. No code was made.',
  'error.unknown-campaign': 'There is no campaign “{name}”.',
  'hint.unknown-campaign': 'Known: {known}. pscrm campaign create makes one.',
  'error.unknown-channel': 'There is no channel “{name}”.',
  'hint.unknown-channel':
    'Known: {known}. A campaign that a file named gets its channel by pscrm campaign create.',
  'error.unknown-report': 'There is no report “{name}”.',
  'hint.unknown-report': 'Known: {known}',
  'error.unknown-format': 'There is no format “{name}”.',
  'hint.unknown-format': 'Known: {known}',
  'error.already-undone': 'Import #{id} has been undone already.',
  'hint.already-undone': 'pscrm imports list shows which imports stand.',
  'error.unknown-import': 'There is no import {id}.',
  'hint.unknown-import': 'pscrm imports list shows them.',
  'error.unknown-customer': 'There is no customer {id}.',
  'hint.unknown-customer': 'pscrm customer list shows them.',
  'error.campaign-exists': 'The campaign “{name}” exists already.',
  'hint.campaign-exists': 'pscrm campaign show {name} shows it.',
  'error.settings-fixed':
    'The time zone is {before} and cannot become {after}: days have been counted in it.',
  'hint.settings-fixed': 'Make a new workspace with --db and import the files again.',
  'error.no-base-url': 'Codes need the address that they are printed with.',
  'hint.no-base-url': 'pscrm init --base-url https://q.example.cn',
  'error.nothing-to-issue': 'There is nobody to make a code for.',
  'hint.nothing-to-issue.skipped': 'Left out: {reasons}.',
  'hint.nothing-to-issue':
    'What was skipped and why stands above; if nothing does, there was nobody to choose from.',
  'error.file-not-found': 'There is no file {file}.',
  'hint.file-not-found': 'Check the name and the folder.',
  'error.file-unreadable': '{file} cannot be opened.',
  'hint.file-unreadable': 'Check its permissions, and whether another program holds it.',
  'error.not-a-file': '{file} is a folder.',
  'hint.not-a-file': 'Name a file in it, or, to import them all, {file}/*.csv',
  'error.disk-full': 'The disk is full: {file} could not be written.',
  'hint.disk-full': 'Nothing was changed. Make room and run the command again.',
  'error.out-is-source':
    '{file} is the workspace or what this is made from: nothing is written over it.',
  'hint.out-is-source': 'Name another file.',
  'error.folder-missing': 'There is no folder {folder} for {file}.',
  'hint.folder-missing': 'Make the folder, or name a file in another one.',
  'error.folder-exists': '{folder} exists already.',
  'hint.folder-exists': 'Another --out, or --yes to replace it.',
  'error.not-text': '{file}:{line}: this is no text in UTF-8, UTF-16 or GB18030.',
  'hint.not-text': 'Export the file again, or name its encoding: --encoding.',
  'error.empty-file': '{file} is empty.',
  'hint.empty-file': 'Export it again.',
  'error.recipients-file': '{file} is a list of recipients: it says whom to make codes for.',
  'hint.recipients-file':
    'To make codes for them: pscrm code batch --recipients {file}. If they are people who refused: pscrm customer optout --recipients {file}',
  'error.no-format': '{file}: no format knows these columns: {columns}',
  'hint.no-format':
    'Nearest (− a column that it lacks, + one that speaks against it): {candidates}. Export the file with what is lacking; where nothing is, --format ID reads it. pscrm formats new {file} describes a format of your own.',
  'hint.no-format.named':
    'The format that was named lacks columns marked −: {candidates}. Export the file with them, or leave --format away.',
  'error.other-format': '{file} does not fit {option}: its columns are those of {claiming}.',
  'hint.other-format': 'Leave {option} away, or check that it is the right file.',
  'error.many-formats': '{file}: more than one format claims it: {candidates}',
  'hint.many-formats': '--format ID says which it is.',
  'error.csv-quote-open':
    '{file}:{line}: column {column}: a quote opens here and is not closed before the row ends.',
  'hint.csv-quote-open':
    'Close the quote, double it where it is a mark of its own (5"" disk), or export the file again. Nothing was imported from it.',
  'error.header-quotes':
    '{file}: the columns are known, but quotes in the header run them together.',
  'hint.header-quotes':
    'A quote in the header is out of place, or each line stands in quotes as a whole: take them away, or export the file again. Nothing was imported from it.',
  'error.second-header': '{file}:{line}: the header of another table stands here: {columns}',
  'hint.second-header':
    'Two exports stand in one file: cut it in two above this line and import both. Nothing was imported from it.',
  'error.csv-record-too-long': '{file}:{line}: a row is longer than 4 million characters.',
  'hint.csv-record-too-long':
    'No quote is left open there: the file has lost its line breaks, or is no table. Export it again. Nothing was imported from it.',
  'error.csv-broken': '{file}:{line}: the CSV is broken ({code}).',
  'hint.csv-broken': 'Export the file again. Nothing was imported from it.',
  'error.id-ruined':
    '{file}:{line}: {column}: a spreadsheet has turned this id into a number ("{value}"); its digits are lost.',
  'hint.id-ruined':
    'Export again and import the file without opening it in Excel. Nothing was imported from it.',
  'error.no-workspace': 'There is no workspace {database}.',
  'hint.no-workspace':
    'pscrm init creates one, with the same --db if any; --db or PSCRM_DB names another.',
  'error.not-a-database': '{database} is not a database.',
  'hint.not-a-database': '--db or PSCRM_DB must name a workspace of pscrm.',
  'error.not-a-workspace': '{database} is no workspace of pscrm.',
  'hint.not-a-workspace': 'It was left alone. Name another file with --db.',
  'error.database-newer':
    '{database} was written by a newer pscrm (schema {version}, this one knows {known}).',
  'hint.database-newer': 'Update pscrm. Nothing was changed.',
  'error.database-locked': '{database} is in use by another command.',
  'hint.database-locked': 'Wait until it has finished and run this again. Nothing was changed.',
  'error.database-readonly': '{database} cannot be written to.',
  'hint.database-readonly': 'Check the permissions of the file and its folder.',
  'error.database-damaged': '{database} is damaged.',
  'hint.database-damaged': 'Go back to a copy, or import the files again into a new workspace.',
  'error.codes-exhausted': 'No free code was found after {tries} tries.',
  'hint.codes-exhausted': 'Make them longer: --length. No code was made.',
  'error.interrupted': 'Interrupted. Nothing is half done.',
  'error.bug': 'This is a bug in pscrm: {detail}',
  'hint.bug': 'Run it again with --debug and report what it prints (take personal data out first).',

  // Reports ---------------------------------------------------------------------------------
  'report.funnel': 'Funnel: how far codes and people came',
  'report.kfactor': 'K-factor: new people per person asked to invite',
  'report.cohort': 'Cohorts: who came back',
  'report.lift': 'Lift: what text messages brought that would not have come without them',
  'help.report.funnel':
    'What became of codes: issued, delivered, scanned, joined, kept 7 days, first private order, repeat; or, with --steps, any funnel of people: counts, rates with 95 % intervals, and waiting times.',
  'help.report.kfactor':
    'How many new people each person who was asked to invite brings: gross, kept and paying, by generation, with what was not counted and why.',
  'help.report.cohort.option.start': 'what puts people into a cohort; first-order where not said',
  'help.report.cohort.option.unit':
    'which periods of the calendar the cohorts are of; month where not said',
  'help.report.cohort.option.rolling':
    'periods of so many days from each person’s own first day (30d, 2w), instead of the calendar’s',
  'help.report.cohort.option.measure': 'what the square shows; rate where not said',
  'help.report.cohort.option.unbounded':
    'whoever bought in a later period has come back in the ones before, too',
  'help.report.cohort.option.mean': 'how the last row is averaged; weighted where not said',
  'help.report.kfactor.option.window':
    'how long a participant must have had to invite, such as 7d, 36h, 2w, before they count; 7d where not said',
  'help.report.kfactor.option.burst':
    'flag so many accepted within so many minutes; 5/10 where not said',
  'help.report.kfactor.option.tree':
    'draw who came through this customer (a number of pscrm customer list)',
  'help.report.kfactor.option.stages':
    'the way of the campaign in one table: asked, shared, opened, joined, kept, inviting, buying',
  'rule.kfactor-stages':
    'Shared: participants of whom somebody came, or at least looked, out of all who were asked. Opened: visitors of codes to invite with, scanned ones too, each once for each code. Joined, opening on record: out of those visitors; visitors have no names, so of those who came by one inviter no more than that inviter’s visitors. Kept 7 days, inviting in their turn and buying: each out of those who joined, kept and buying of those of whom it can be said; inviting and buying so far, for as long as they had.',
  'rule.kfactor-stages-excluded':
    '{self} invited themselves, {loop} in a loop, {duplicate} invited before, {old_friend} joined or ordered before the campaign: those did not join by it. Without --stages, --who lists them.',
  'rule.kfactor-stages-immature':
    'Of {n} who joined nobody can say yet whether they are kept: no join is on record, or a late one. Of {unordered} nobody can say whether they ordered: they accepted later than orders are known.',
  'help.report.kfactor.option.rewards':
    'what was given for invitations, in each currency: to how many people, what it cost for each invitation accepted and kept, what was given in vain',
  'rule.kfactor-rewards-counted':
    'Rewards: lines of rewards files for this campaign, whatever the task was, equal ones once; a line without a cost cost 0. People: whoever got them, each once. Cost of each: all rewards ÷ accepted invitations. Of each kept 7 or 30 days: rewards given and invitations accepted at least so long before the end of what is known, divided by those of them that were kept; what came later is in neither. In vain: to people none of whose invitations was accepted. Reclaimable: the line names whom it was given for, and who that is was nobody’s friend any more 7 days after their first join.',
  'rule.kfactor-rewards-money':
    'Rewards: each currency by itself. They are a ledger by person, and no part of the costs of costs files: the same money may stand in both, so that the two must never be added.',
  'rule.kfactor-rewards-excluded':
    '{self} invited themselves, {loop} in a loop, {duplicate} invited before, {old_friend} joined or ordered before the campaign: these invitations count as not accepted. Without --rewards, --who lists them.',
  'rule.kfactor-rewards-immature':
    'Rewards and invitations of the last 7 or 30 days of what is known: in no cost of a kept invitation, nor reclaimable yet.',
  'note.kfactor-rewards':
    '{n} {n|reward|rewards} to {people} {people|person|people} cost {amount} {currency}: {each} {currency} for each accepted invitation. --rewards has what each kept one cost.',
  'note.kfactor-rewards-unearned':
    '{n} {n|reward|rewards} to {people} {people|person|people} cost {amount} {currency}, and no invitation was accepted.',
  'note.kfactor-reclaimable':
    '{n} {n|reward was|rewards were} given for somebody who had left within 7 days: {amount} {currency} that may be reclaimed. --who reclaimable lists who got {n|it|them}.',
  'note.kfactor-no-rewards':
    'No rewards are known for this campaign: a rewards file says who was given what (pscrm formats show rewards).',
  'note.explain-given': 'Lays out what people were given, and whether anything came of it.',
  'column.rewarded': 'People rewarded',
  'column.given_at': 'Given',
  'column.task': 'Task',
  'column.reward': 'Reward',
  'column.rewards': 'Rewards',
  'column.rewarded_in_vain': 'Rewarded, though nobody came',
  'column.reclaimable': 'Rewarded for who left within 7 days',
  'column.invitations': 'Invitations',
  'value.rewarded': 'all ÷ accepted',
  'value.rewarded_7d': 'all ÷ kept 7 days',
  'value.rewarded_30d': 'all ÷ kept 30 days',
  'value.in_vain': 'in vain',
  'value.reclaimable': 'reclaimable',
  'value.sharers': 'shared',
  'value.opened': 'opened',
  'value.joined_opened': 'joined, opening on record',
  'value.inviting': 'inviting in turn',
  'value.paying': 'ordered',
  'help.report.kfactor.option.flagged': 'list the invitations that are flagged, with what was seen',
  'help.report.cohort':
    'People by the day, week or month of their start: how many bought again in each period since, what they spent, and who ordered twice.',
  'help.report.lift':
    'People who were written to beside those who were held back by lot: who bought within the window, the difference with its interval, and what the messages cost.',

  'column.stage': 'Stage',
  'column.count': 'Count',
  'column.step_rate': 'Step rate',
  'column.overall_rate': 'Overall',
  'column.ci_low': 'Step from',
  'column.ci_high': 'Step to',
  'column.overall_low': 'Overall from',
  'column.overall_high': 'Overall to',
  'column.median_hours': 'Median hours',
  'column.variant': 'Variant',
  'column.channel': 'Channel',
  'column.play': 'Play',
  'column.batch': 'Batch',
  'column.platform': 'Platform',
  'column.month': 'Month',
  'column.generation': 'Gen.',
  'column.participants': 'Participants',
  'column.mature': 'Mature',
  'column.accepted': 'Accepted',
  'column.k': 'K',
  'column.i': 'i (opened per participant)',
  'column.c': 'c (accepted per opened)',
  'column.k_waves': 'K without the last generation',
  'column.immature': 'Not yet',
  'column.retained': 'Retained',
  'column.gross_minor': 'Gross revenue',
  'column.repeat_rate': 'Repeat rate',
  'column.sharers': 'Sharers',
  'column.issued': 'Codes handed out',
  'column.opened': 'Invitations opened',
  'column.k_unflagged': 'K unflagged',
  'column.accepted_mature': 'By mature',
  'column.gross_kept_7d': 'K 7 d ago',
  'column.gross_kept_30d': 'K 30 d ago',
  'column.gross_paying': 'K, orders known',
  'column.k_kept_7d': 'K kept 7 d',
  'column.k_kept_30d': 'K kept 30 d',
  'column.k_paying': 'K paying',
  'column.amplification': 'Amplification 1 / (1 − K)',
  'column.cycle_hours': 'Hours to the next',
  'column.seeds': 'Seeds',
  'column.trees': 'Grown trees',
  'column.depth': 'Depth',
  'column.width': 'Width',
  'column.largest_tree': 'Largest tree',
  'column.top_share': 'Share of the top 1 % of inviters',
  'column.new_people': 'New people since the first invitation',
  'column.new_invited': 'Of them invited',
  'column.fission_rate': 'Fission rate (invited ÷ new)',
  'column.flagged_burst': 'Flagged: burst',
  'column.flagged_quick_leave': 'Flagged: left within a day',
  'column.flagged_shared_phone': 'Flagged: shared phone',
  'column.person': 'Person',
  'column.accepted_at': 'Accepted at',
  'column.brought': 'Brought',
  'column.kept_7d': 'Kept 7 d',
  'column.paying': 'Paying',
  'column.flag': 'Flag',
  'column.inviter': 'Inviter',
  'column.invitee': 'Invitee',
  'column.in_burst': 'In burst',
  'column.within_hours': 'Within hours',
  'column.phone': 'Phone',
  'column.excluded': 'Not counted',
  'column.cohort': 'Cohort',
  'column.size': 'People',
  'column.period': 'Period',
  'column.customers': 'Customers',
  'column.orders': 'Orders',
  'column.net_minor': 'Net revenue',
  'column.sent_on': 'Sent on',
  'column.group': 'Group',
  'column.people': 'People',
  'column.buyers': 'Bought',
  'column.rate': 'Rate',
  'column.low': '95 % from',
  'column.high': '95 % to',
  'column.p': 'p',
  'column.per_person_minor': 'Per person',
  'column.cost_minor': 'Cost',

  'value.issued': 'issued',
  'value.shown': 'shown',
  'value.scanned': 'scanned',
  'value.joined': 'joined',
  'value.kept_7d': 'kept 7 days',
  'value.first_private_order': 'first private order',
  'value.repeat': 'repeat order',
  'value.customers_before': 'customers before',
  'value.customers_before_kept_7d': '  of them kept 7 days',
  'value.customers_before_ordered': '  of them ordered',
  'value.self': 'invited themselves',
  'value.loop': 'loop',
  'value.duplicate': 'invited before',
  'value.mean-by-size': 'Mean by size',
  'value.mean-of-cohorts': 'Mean of cohorts',
  'value.burst': 'burst',
  'value.quick_leave': 'left within a day',
  'value.shared_phone': 'shared phone',
  'value.k': 'K',
  'value.c': 'c',
  'value.low': 'from',
  'value.high': 'to',
  'value.mature': 'participants',
  'value.counted': 'invitees',
  'value.times': '×',
  'value.median': 'median',
  'value.p90': '90th percentile',
  'value.n': 'of',
  'value.k_unflagged': 'K unflagged',
  'value.k_kept_7d': 'K kept 7 d',
  'value.k_kept_30d': 'K kept 30 d',
  'value.k_paying': 'K paying',
  'value.gross_kept_7d': 'K 7 d ago',
  'value.gross_kept_30d': 'K 30 d ago',
  'value.gross_paying': 'K, orders known',
  'value.gross': 'gross K',
  'value.seeds': 'seeds',
  'value.old_friend': 'old friend',
  'value.package-card': 'package card',
  'value.sms': 'SMS',
  'value.poster': 'poster',
  'value.store': 'store',
  'value.livestream': 'livestream',
  'value.referral': 'referral',
  'value.assist': 'help from friends',
  'value.group-buy': 'group buy',
  'value.check-in': 'check-in',
  'value.lottery': 'lottery',
  'value.red-packet': 'red packet',
  'value.collect': 'collecting',
  'value.zero-price': 'free of charge',
  'value.sent': 'written to',
  'value.held': 'held back',
  'value.difference': 'difference',

  'note.funnel-unplaced':
    'A code that leads to a pool counts for whom its last visit was shown. {n} {n|code|codes} under “–”: shown nobody yet, shared by many, or leading nowhere. report staff has the joins of each member of staff.',
  'note.funnel-no-codes': 'No codes were issued in the period.',
  'note.funnel-mixed-units':
    'Mind the units: codes for one parcel or person and visitors of shared codes are added up here. {option} shows them apart.',
  'note.funnel-shared-issued':
    '{n} shared {n|code was|codes were} issued. Many people scan one, so that funnel starts at “scanned”, in visitors, and goes on in people.',
  'note.codes-unsent':
    '{n} {n|code stands|codes stand} in text messages that were taken back, and nobody opened or joined by {n|it|them}: never sent, and in no number here.',
  'note.funnel-scanned-inferred':
    '{n} of {of} count as scanned because somebody joined: no visit of theirs is on record. Where that is so of all, neither scanned nor joined out of it has a rate.',
  'note.funnel-several':
    '{people} people joined through {codes} {codes|code|codes} with more than one each: such a code counts once, by who came furthest. Of codes to invite with, kfactor counts the people.',
  'note.funnel-ordered-unkept':
    '{n} {n|person|people} placed a private order after joining but {n|was|were} not kept 7 days, or not yet: the last steps leave them out.',
  'note.funnel-before-batch':
    '{n} {n|code has|codes have} visits or joins from before the batch was made. They count, and are left out of the median hours.',
  'note.kfactor-no-participants':
    'Who was asked to invite is not known (no participants file, no referral codes), so silent people are unknown and there is no K, only accepted invitations.',
  'note.kfactor-by-others':
    '{n} {n|invitation was|invitations were} accepted from people who are not participants: counted as accepted, not in K.',
  'note.kfactor-invitees-without-join':
    '{n} {n|invitee has|invitees have} no join on record and {n|is|are} not counted as kept. Where none has one, there is no K of invitees kept.',
  'note.kfactor-no-flags': 'No invitation is flagged.',
  'note.kfactor-early':
    '{n} {n|invitation was|invitations were} accepted before the inviter had come or been asked to invite: counted in K, not in the hours to the next.',
  'note.kfactor-no-visits': 'No visits to referral codes are known, so there is no i and no c.',
  'note.kfactor-few-trees':
    'Too few seeds with a participant to count for an interval of K: {n}, at least {least} are needed.',
  'note.kfactor-stages-nobody-asked':
    'Who was asked to invite is not known (no participants file, no referral codes), so nobody knows of how many the sharers are a part.',
  'note.kfactor-stages-no-visits':
    'No visits to referral codes are known, so nobody knows how many invitations were opened, nor how many of those led to a join.',
  'note.kfactor-stages-unopened':
    '{n} of {of} who joined have no opening on record: they are out of the share of those who opened.',
  'note.kfactor-stages-unrecorded':
    '{n} of {of} who joined have no opening on record: visits are not recorded well enough to say which share of those who opened joined.',
  'note.kfactor-none-counted':
    'A K of 0 has no interval: what did not happen once cannot be drawn, and that is not to say that it never will.',
  'note.kfactor-no-amplification':
    'Amplification is not defined where K, or the upper end of its interval, reaches 1.',
  'note.kfactor-accepted-unopened':
    '{n} of {of} accepted invitations from participants who count have no opening on record: in K and not in c, so i × c is less than K.',
  'note.kfactor-openings-unrecorded':
    '{n} of {of} accepted invitations from participants who count have no opening on record: visits are not recorded well enough for an i or a c.',
  'note.cohort-nobody': 'No identified person has a paid order up to this moment.',
  'note.cohort-unknown-amount':
    '{n} {n|order|orders} of unknown amount {n|counts|count} as orders, with an amount of 0.',
  'note.cohort-gaps':
    '{n} {n|row|rows} of periods in which nobody started {n|is|are} left out: more than {most}. A longer --unit, or --since and --until, shows them.',
  'note.cohort-other-currencies':
    'Only orders in {currency} count; {n} in {others} {n|is|are} left out. --currency chooses another.',
  'note.cohort-first':
    '{cohort} is where the data begin: some of these customers may have bought before.',
  'note.lift-nobody': 'No text messages were written up to this moment.',
  'note.lift-alone':
    'Nobody was held back of {n|batch|batches} {batches}: there is nobody to compare with. --holdout draws such a group.',
  'note.lift-also-written':
    'Batch {batch}: {n} of those held back {n|was|were} written to by another batch within the window. Lots count as they were drawn, so the difference is smaller than what messages bring.',
  'note.lift-unclear':
    'Batch {batch}: the interval of the difference holds 0. Chance alone may have made it.',
  'note.lift-other-currencies':
    'People who paid in other currencies count as buyers; their money does not.',

  // The frame of every report ---------------------------------------------------------------
  'help.report.option.campaign': 'only what belongs to this campaign',
  'help.report.option.by': 'one set of numbers for each value of this',
  'help.report.funnel.option.by': 'one funnel for each value of this',
  'help.report.cohort.option.by':
    'the cohorts of each value of this, by everybody’s first touch; months and weeks are what cohorts are: --unit',
  'help.report.option.since': 'from the start of this day (or from this moment) on',
  'note.until-ahead':
    '--until {until} lies ahead: everything is as of now, {now}, and nobody is given time that has not passed.',
  'help.report.known':
    'Files do not say when they were made. What they tell of is taken as known up to when one was last read, where the days without anything before that are no unusual silence (at most 28, and so many as come by chance at least once in 50, by the share of days with something in that stretch of 28 to 90 days up to the last in which it is least); else up to the end of the last day with something, or further where somebody said that a file is complete (pscrm imports complete). What was known by one file stays known when a newer one is read, and when facts are filled in of before all that was there, where that is four weeks and more; those that are filled in between may show that a silence was unusual after all. A file that lacks what one before it held is older than that, and says nothing of when it was read. That a shop has closed holds until a file shows that it goes on. Orders of own shops, or of marketplaces, are known up to when that one of these shops is that is known least far, but for those that have closed or sold on fewer than three days. A date later than its file was read extends nothing. Each report says up to when it knows what it waits for, and who is too early for it.',
  'help.report.option.until': 'as of this moment instead of now, at most now; a day means its end',
  'help.report.option.currency': 'count only orders in this currency',
  'help.report.option.top': 'only the so many largest, and all others as one',
  'help.report.channels.option.top':
    'only the so many largest values of --by (without it, rows of this report), and all others as one',
  'help.report.staff.option.top':
    'only the so many largest values of --by (without it, members of staff), and all others as one',
  'help.report.batches.option.top':
    'only the so many largest values of --by (without it, batches), and all others as one',
  'help.report.overview.option.campaign':
    'only people whose first join came through this campaign, and visits to its codes',
  'help.report.overview.option.by':
    'a page for each value of this, by everybody’s first touch; months and weeks are what --since and --until choose',
  'help.report.kfactor.option.by':
    'K of each part of those who invite, with whom they brought, instead of each generation',
  'help.report.channels.option.by': 'each channel by this as well; with variant, what nobody tried',
  'help.report.staff.option.by': 'each member of staff by this as well',
  'help.report.batches.option.by':
    'each batch by this as well; a batch has one channel, and was made on one day',
  'help.report.option.gross': 'money before refunds instead of net of them',
  'help.report.option.who':
    'list the customers behind a number, masked, such as joined or GROUP:joined; a wrong one names those there are',
  'help.report.option.explain':
    'print the SQL behind the numbers, with its parameters, instead of them; sqlite3 takes it as it is',
  'option.report-list': 'list the reports, with an example of each',
  'help.report.funnel.formula':
    'Step rate = count ÷ count of the step before; overall = count ÷ count of the first step. With --steps both leave out those who have not had the whole window yet. Without, step rates leave out those who have not had their 7 days yet, and while there are any, overall is the product of the step rates; customers before have rows of their own and no first private order. A step of --steps is one of visit, join, leave, order, order:private, order:public, message, asked, invite, invited; filters stand behind it in brackets, such as order[platform=youzan|jd,paid>=10000], money in its smallest unit; a ? behind it lets it be left out. A visit is a step for codes of one parcel or person. Of a poster, which many scan, report channels --by variant has visits and joins, over one evening with --since and --until and by the hour with --by hour; report funnel without --steps has its visitors and what became of who joined. asked > invite > order:private follows those who were asked to invite.',
  'help.report.kfactor.formula':
    'K = invitations accepted from participants who had the window to invite (--window) ÷ these participants. i = invitations of theirs opened per participant, c = those accepted with an opening on record ÷ opened; K = i × c where every accepted one has an opening on record, else it is more. Amplification = 1 ÷ (1 − K). Fission rate = new people invited ÷ all new people since the first invitation. Cost of an invitation = cost of rewards ÷ accepted invitations.',
  'help.report.cohort.formula':
    'Retention of period n = people who bought in their n-th period after the first ÷ people of the cohort whose n-th period is over. Spent per person = what these had spent by its end ÷ these. Repeat rate = those of them who had bought on a second day by then ÷ these.',
  'help.report.lift.formula':
    'Lift = share of buyers among those written to − share among those held back. Extra buyers = lift × people written to; extra revenue = difference per person × people written to.',
  'help.report.lift.option.window':
    'how long after the sending an order counts, such as 14d or 36h (default: 14d)',
  'rule-about.unit': 'Unit',
  'rule-about.counted': 'Counted',
  'rule-about.order': 'Order',
  'rule-about.entry': 'Entry',
  'rule-about.window': 'Window',
  'rule-about.period': 'Period',
  'rule-about.zone': 'Time zone',
  'rule-about.money': 'Money',
  'rule-about.interval': 'Interval',
  'rule-about.excluded': 'Left out',
  'rule-about.known': 'Known up to',
  'rule.known-whole': 'The moment of the report.',
  'rule.known-orders':
    'Orders: {last|the end of |}{until}, {last|the last day with one|when the last file was read}.',
  'rule.known-private-orders':
    'Private orders: {last|the end of |}{until}, {last|the last day with one|when the last file was read}.',
  'rule.known-public-orders':
    'Public orders: {last|the end of |}{until}, {last|the last day with one|when the last file was read}.',
  'rule.known-joins':
    'Joins: {last|the end of |}{until}, {last|the last day of any fact|when the last file was read}.',
  'rule.known-friendships':
    'Who is still a friend: {last|the end of |}{until}, {last|the last day of any fact|when the last file was read}.',
  'rule.known-invitations':
    'Invitations: {last|the end of |}{until}, {last|the last day of any fact|when the last file was read}.',
  'rule.known-said-orders': 'Orders: {last|the end of |}{until}, as was said of import #{import}.',
  'rule.known-said-private-orders':
    'Private orders: {last|the end of |}{until}, as was said of import #{import}.',
  'rule.known-said-public-orders':
    'Public orders: {last|the end of |}{until}, as was said of import #{import}.',
  'rule.known-said-joins': 'Joins: {last|the end of |}{until}, as was said of import #{import}.',
  'rule.known-said-friendships':
    'Who is still a friend: {last|the end of |}{until}, as was said of import #{import}.',
  'rule.known-said-invitations':
    'Invitations: {last|the end of |}{until}, as was said of import #{import}.',
  'rule.known-shop': 'That is {shop}; {n} other {n|shop is|shops are} known for longer.',
  'rule.known-no-orders': 'Orders: nothing, no file has any.',
  'rule.known-no-private-orders': 'Private orders: nothing, no file has any.',
  'rule.known-no-public-orders': 'Public orders: nothing, no file has any.',
  'rule.known-no-joins': 'Joins: nothing, no file has any.',
  'rule.known-no-friendships':
    'Who is still a friend: nothing, no file of leaves was read. One of its header alone says that nobody left.',
  'rule.known-no-invitations': 'Invitations: nothing, no file has any.',
  'rule.known-early':
    'People who have not had all of their time by then are too early: counted apart, in no rate.',
  'note.orders-later':
    '{n} {n|order|orders} paid after {until} {n|counts|count} nowhere yet: {shop} is known no further. Import a newer file of it; of a shop that is exported no more, pscrm imports complete NUMBER --until closed.',
  'note.orders-ahead':
    '{n} {n|order is|orders are} dated later than any file of orders was read, up to {last}: {n|it counts|they count} from that day on, and {n|says|say} nothing of how far orders are known.',
  'rule-about.immature': 'Too early',
  'rule.person': 'A person, after identities are merged.',
  'rule.zone': 'Days, weeks and months of {timezone}.',
  'rule.money-net':
    'Net of refunds as known today, in {currency}; currencies are never added together. An order that cost nothing, a gift or a sample for points, is no order.',
  'rule.money-gross': 'Gross: before refunds, in {currency}; currencies are never added together.',
  'rule.by-touch':
    'Each person is in one part only, that of their first touch of all time; – are those who had none, or of whom it says nothing.',
  'rule.by-join':
    'Each person is in one part only, that of their join; – are those of whom it says nothing.',
  'rule.by-touch-before':
    'Each person is in one part only, that of their first touch up to the join; – are those who had none by then, or of whom it says nothing.',
  'rule.overview-campaign':
    'Only people whose first join came through {campaign}, whatever they did before and since, and visits to its codes.',
  'rule.kfactor-by-touch':
    'Whoever invites is in one part only, with all whom they brought: that of their first touch up to when they were asked; – are those who had none by then, or of whom it says nothing.',
  'rule.kfactor-by-period':
    'Whoever invites is in one part only, with all whom they brought: that of when they were asked; – were not asked.',
  'rule.by-hour':
    'Hour: of the day, 00 to 23 on the clocks of the time zone, all days together: visits by their own, people by that of their join. Codes have none: –.',
  'rule.by-code':
    'Codes and their visits are in the part of the code: its parcel’s, its batch’s, or where it leads.',
  'rule.channels-costs-parts':
    'Told apart otherwise, a campaign’s cost is borne in equal parts by those who came new through it.',
  'rule.staff-no-target':
    'Days and attainment are left out: a target is for a day, not for a part of those who were added.',
  'rule.batches-parts':
    'Codes, their visits and the people who came through them are in the part of the code: its variant, its parcel’s shop, product or province, or where it leads.',
  'rule.wilson': 'Wilson, 95 %.',
  'rule.no-window': 'None: as long as it takes, up to the moment of the report.',
  'rule.nothing-excluded': 'Nothing.',
  'rule.nothing-immature': 'Nothing: no number here needs time to pass.',
  'rule.funnel-unit':
    'Codes: one code is one parcel or person. Behind a code stands who came furthest through it.',
  'rule.funnel-unit-shared':
    'Codes where one is one parcel or person; of shared codes visitors, of each code no fewer than joined through it, and people (after identities are merged) from “joined” on: each at the first of the codes.',
  'rule.funnel-definition':
    'Kept: a friend of at least one member of staff 7 × 24 hours after the first join.',
  'rule.funnel-order':
    'In sequence: orders count after the join, of people who were kept; the repeat after the first order.',
  'rule.funnel-period': 'Codes issued in the period; what came of them counts up to its end.',
  'rule.funnel-entry': 'The first join through the code, or through any of the shared codes.',
  'rule.funnel-entrances':
    'Customers before (“already”): a private order up to that join, in whatever shop of the brand’s own. They are part of “joined” and “kept 7 days”, and where there are any they have rows of their own below: an entrance, from which any private order after the join counts. A first private order is the first of all: it and the repeat are of newcomers, and so are their step rates.',
  'rule.funnel-excluded':
    '{machines} {machines|visit|visits} of machines, {repeats} repeated within ten minutes; {ofNobody} private {ofNobody|order|orders} without a known buyer, in no step.',
  'rule.funnel-undecided':
    'By then {n} had not had 7 days since they joined. Nobody can say yet whether they are kept, so they are in no step rate from “kept 7 days” on.',
  'rule.funnel-unseen':
    'Of {n} more nobody can say yet whether they buy: they joined, or bought first, later than private orders are known. They are in no step rate from that step on.',
  'rule.funnel-chained':
    'Overall: count ÷ count of the first step. Who is too early for a step stands in those before it; so from there on it is the product of the step rates, and of the share of newcomers among those kept where a first order is counted.',
  'rule.funnel-intervals':
    'Wilson’s (1927), 95 %: the step rate’s of those who could take the step, Overall’s of the first step.',
  'rule.funnel-chained-interval':
    'Where Overall is a product: Wilson’s of as many as Greenwood’s (1926) variance of the product leaves, after Rothman (1978).',
  'rule.kfactor-definition':
    'K: accepted invitations of participants who had {window} to invite, divided by all such participants, silent ones included.',
  'rule.cohort-retained':
    'Rate of a period: people who bought in it ÷ people of the cohort who have had all of it. Customers: whoever bought in it, each once.',
  'rule.cohort-unbounded':
    'Rate of a period: people who bought in it or later ÷ people of the cohort who have had all of it. Customers: whoever bought in it or later, each once.',
  'rule.cohort-spent':
    'Spent per person: what people who have had all of a period had spent by its end since their start, per person. Repeat rate: the share of them who had bought on a second day by then.',
  'rule.cohort-mean-weighted':
    'The mean by size weighs every person alike, over cells whose people have all had the period.',
  'rule.cohort-mean-simple':
    'The mean of cohorts weighs every cohort alike, over cells whose people have all had the period.',
  'rule.cohort-from-first-order': 'A person starts with their first order ever that counts.',
  'rule.cohort-from-join':
    'A person starts with their first join ever; only orders from then on are looked at.',
  'rule.cohort-from-campaign':
    'A person starts with their first join ever, in the cohort of the campaign whose code it came through (–: none is known); only orders from then on are looked at.',
  'rule.cohort-from-every-order':
    'A person starts anew in every period that they bought in: the cohorts overlap.',
  'rule.cohort-empty':
    'A period of the calendar in which nobody started has a row of 0, from --since and up to --until where these are given; it is in no mean.',
  'rule.cohort-calendar-day': 'Periods are days of the calendar; 0 is the day of the start.',
  'rule.cohort-calendar-week':
    'Periods are weeks of the calendar (ISO 8601, Monday to Sunday); 0 is the week of the start.',
  'rule.cohort-calendar-month':
    'Periods are months of the calendar; 0 is the month of the start, so whoever starts late in it has little of it.',
  'rule.cohort-rolling':
    'Periods are {days} {days|day|days} long, from each person’s own first day on.',
  'rule.cohort-rolling-every':
    'Periods are {days} {days|day|days} long, from the day on which a person began anew on.',
  'rule.cohort-excluded-gross':
    'In {currency}: {ofNobody} paid {ofNobody|order|orders} with no known buyer, nobody’s first or second.',
  'rule.cohort-immature':
    'Who has not had all of a period by then is in no rate of it, and in no mean; a period that has not begun is blank.',
  'rule.cohort-unfinished':
    'A number that ends in … is not whole yet: some people of the cohort have not had all of the period. The heat map leaves it blank.',
  'rule.kfactor-measures':
    'Kept 7 or 30 days: K as it stood that long ago, counting invitees who were still friends that long after joining. Paying: invitees with an order, paid for and not wholly refunded, since they accepted; no time limit. These may look at fewer participants than K, so beside each stands the gross K of the very same: K 7 or 30 days ago, K as far as orders are known. By mature: accepted from mature participants; K = these ÷ mature.',
  'rule.kfactor-terms':
    'Sharers: participants of whom somebody came, or at least looked. Opened: visitors of codes to invite with, scanned ones too, each once for each code. Seeds: people whom nobody invited; grown trees: those of them through whom somebody came. Depth: invitations from a seed to the furthest person; width: people of the largest generation. Hours to the next: from when the inviter accepted, or, uninvited, was asked to invite, until the invitee accepted.',
  'rule.kfactor-openings':
    'c: accepted invitations with an opening on record ÷ opened, of participants who count. Visitors have no names: of what one inviter brought, no more than that inviter’s visitors had been opened. Where most have no opening on record there is no i and no c.',
  'rule.kfactor-fission':
    'Fission rate = invited ÷ new people. New: first join of all time since the campaign began, whatever brought them. Invited: those of them whom an invitation that counts in this campaign had won no later than 24 hours after that join. overview counts alike, over its period and all campaigns.',
  'rule.kfactor-flags':
    'Flagged, and counted all the same: {n} accepted from one inviter within {minutes} minutes; left within 24 hours of joining; a telephone number that inviter and invitee both have. --flagged lists them.',
  'rule.kfactor-interval':
    '95 %: K, without the last generation, too, by drawing seeds, 2,000 times, each with all who came through it, silent seeds included. Seeds beside K are those with a participant to count, themselves or below them; of fewer than five of these there is none, and none of a K of 0: every draw would be 0. c by Wilson.',
  'rule.kfactor-entry':
    'The first valid invitation of a person in the campaign; one inviter per person.',
  'rule.kfactor-window':
    '{window} to invite before a participant counts, days of 24 hours; 7 × 24 hours after the first join until an invitee is kept.',
  'rule.kfactor-excluded':
    '{self} invited themselves, {loop} in a loop, {duplicate} invited before, {old_friend} joined or ordered before the campaign, which begins with the first who was asked to invite or invited. --who excluded_self, excluded_loop, excluded_duplicate or excluded_old_friend lists whom they name.',
  'rule.kfactor-immature':
    '{n} {n|participant|participants} had less than {window}. Of {invitees} {invitees|invitee|invitees} nobody can say who was kept: no join is on record, or a late one.',
  'rule.first-order-ever':
    'A person’s first order of all time that was paid for and not wholly refunded, whatever the period.',
  'rule.cohort-excluded':
    'In {currency}: {ofNobody} paid {ofNobody|order|orders} with no known buyer, nobody’s first or second; {wholly} wholly refunded, or free of charge.',
  'rule.cohort-complete': 'Every period on show is over.',
  'rule.lift-counted':
    'Bought: at least one order, on any platform, that was paid for and not wholly refunded (with --gross: any order, free ones too). Difference: written to minus held back; its “bought” and revenue are what came on top, over all who were written to; its cost is that of one such buyer, where the whole interval lies above 0.',
  'rule.lift-entry':
    'The moment of sending, for both groups. Lots count as they were drawn: who was meant to get the message as written to, whether it was delivered or not; who was held back as held back, whatever else they got.',
  'rule.lift-period': 'Batches sent from --since on.',
  'rule.lift-window':
    'Orders paid within {days} {days|day|days} after the sending; a day is 24 hours.',
  'rule.lift-interval':
    'Rates: Wilson, 95 %; their difference: Newcombe, 95 %. p: chi-square, or Fisher’s exact test where counts are small.',
  'rule.lift-excluded':
    '{both} {both|person|people} whose numbers were in both groups, since they were found to be one person.',
  'rule.lift-immature':
    '{n|Batch|Batches} {batches}: the window was still open, so nothing is compared yet.',
  'chart.funnel': 'How many reached each step',
  'chart.kfactor-generations': 'K by generation',
  'chart.cohort-rate': 'Share of each cohort that bought, by periods since the start',
  'chart.cohort-customers': 'Customers of each cohort, by periods since the start',
  'chart.cohort-orders': 'Orders of each cohort, by periods since the start',
  'chart.cohort-gross': 'Gross revenue of each cohort, by periods since the start',
  'chart.cohort-net': 'Net revenue of each cohort, by periods since the start',
  'chart.cohort-spent': 'Spent per person up to each period since the start',
  'chart.cohort-repeat':
    'Share of each cohort with a second purchase, up to each period since the start',
  'chart.cohort-by-rate': 'Share that bought, by periods since the start: means over all cohorts',
  'chart.cohort-by-customers': 'Customers of all cohorts together, by periods since the start',
  'chart.cohort-by-orders': 'Orders of all cohorts together, by periods since the start',
  'chart.cohort-by-gross': 'Gross revenue of all cohorts together, by periods since the start',
  'chart.cohort-by-net': 'Net revenue of all cohorts together, by periods since the start',
  'chart.cohort-by-spent':
    'Spent per person up to each period since the start: means over all cohorts',
  'chart.cohort-by-repeat':
    'Share with a second purchase, up to each period since the start: means over all cohorts',
  'chart.kfactor-measures':
    'K: all, without flags, kept and paying beside the gross K of the same participants',
  'help.report.option.html': 'write the report as one page with charts, too; - for stdout',
  'page.as-of': 'As of {moment} ({zone})',
  'page.more': '… and {n} more: the table has them',
  'page.empty': 'There is nothing to count yet.',
  'page.numbers': 'Numbers',
  'page.figures': 'As a whole',
  'page.rule': 'How this was counted',
  'page.notes': 'Mind',
  'page.made':
    'Made with pscrm. The page asks nobody for anything: it can be kept and passed on as it is.',
  'say.page-written': 'Page: {file}',
  'chart.lift': 'Share that bought, by batch',
  'note.explain-paid-orders':
    'Lays out every paid order of a known buyer: who bought, when, where, for how much; refunded: wholly, or there was nothing to pay.',
  'note.explain-unsent':
    'Lays out which codes stand in text messages that were taken back and never sent.',
  'note.explain-friendships':
    'Lays out every join: whose friend somebody became, through which code, and when that friendship ended.',
  'note.explain-newcomers':
    'Lays out everybody who joined and had not bought before, with their first order that is known.',
  'note.explain-watched':
    'Lays out everybody who is watched for a first order from their join on, and for how long: milliseconds.',
  'note.explain-watched-in-parts': 'Says in which part each of them is.',
  'note.explain-texted':
    'Lays out who was written to and who was held back, and what each bought within the window.',
  'note.explain-arrived':
    'Lays out the first join of each person with each member of staff: where it came from, whether they were kept, what they bought; is_new: their first with anybody.',
  'note.explain-on-page': 'Lays out whom the page is about.',
  'note.explain-codes-on-page': 'Lays out which visited codes the page is about.',
  'note.explain-members': 'Lays out what the parts are made of.',
  'note.explain-parts': 'Lays out which part each value is: of many, the largest by themselves.',
  'note.explain-on-pages': 'Says on which page everybody and every code is.',
  'note.explain-cohort-orders': 'Lays out every order that counts, with its buyer.',
  'note.explain-cohort-entries':
    'Lays out who enters which cohort, and when; a person may enter several.',
  'note.explain-entries-in-parts': 'Says whose part each of them is.',
  'note.explain-aged':
    'Lays out who had been there for 7 or 180 days in a period: whether they were kept, and what they had spent by then.',
  'note.explain-periods': 'Lays out the three periods, from since to until, both inclusive.',
  'note.explain-buying':
    'Lays out what each person bought in each period, and before it in the own shop.',
  'note.explain-meeting':
    'Lays out whose friend each person was at the start and the end of each period, and whether they were new in it, referred, kept 7 days.',
  'note.explain-invitations':
    'Lays out the invitations of the campaign in their order, valid or not.',
  'note.explain-won-by-invitation':
    'Collects, campaign by campaign, whom an invitation that counts has won, and when.',
  'note.explain-accepted':
    'Lays out the invitations that count: one of each invitee, none of oneself, in a circle, or of an old friend.',
  'note.explain-asked': 'Lays out the participants: since when, and with how many codes.',
  'note.explain-placed':
    'Lays out where everybody stands: through which seed they came, in which generation.',
  'note.explain-won': 'Lays out what became of those who accepted.',
  'note.explain-lines': 'Lays out in which line of the report everybody who invites stands.',
  'note.explain-loose-phones':
    'Lays out the telephone numbers that people were seen with and that tie nobody.',
  'note.explain-flagged':
    'Lays out what is flagged of the invitations that count, and what was seen.',
  'note.explain-measured':
    'Lays out, for each K and generation, how many participants are mature and how many invitees of theirs count.',
  'note.explain-cards': 'Lays out the codes: whether each was delivered and scanned.',
  'note.explain-journeys':
    'Lays out who joined through which code, or by which other way, and how far they came: 3 joined, 4 kept, 5 ordered, 6 again.',
  'note.explain-units': 'Lays out what is counted, codes or people, and how far each came.',
  'note.explain-variants':
    'Lays out the variants: which arm of the test each belongs to, and to how many it was shown.',
  'note.explain-tested':
    'Lays out the cards of the test: when each was made and first scanned, and until when it counts.',
  'note.explain-came':
    'Lays out who joined through which card, or by a way that proves the variant.',
  'note.explain-guests':
    'Lays out each person at the card they joined through first, and what became of them.',
  'note.explain-arms': 'Lays out what became of the cards of each variant.',
  'note.explain-holders': 'Lays out whose hand each code is in.',
  'note.explain-touches': 'Lays out what everybody came into touch with, and when.',
  'note.explain-first-touches': 'Lays out the first touch of each person.',
  'note.explain-code-values': 'Lays out the part of each code, by {by}.',
  'note.explain-happened': 'Takes each {event}: step {steps} of the funnel.',
  'note.explain-between': 'Takes each {event}, which is no step: it stands between two.',
  'note.explain-ends': 'Takes each {event} that ends an attempt.',
  'note.explain-events':
    'Lays out what happened to each person, in its order (n); steps: 1 is step 1, 2 step 2, 4 step 3, 8 step 4, and so on.',
  'note.explain-attempts': 'Lays out the attempts: each begins with a first step.',
  'note.explain-reached': 'Lays out which step each attempt reached, and when; step 1 first.',
  'note.explain-step': 'Step {step}: the first after step {before}, within the window from step 1.',
  'note.explain-optional-step':
    'Step {step}, which may be left out: after step {before}, before step {after}.',
  'note.explain-left-out':
    'What may be left out was left out where it is not earlier than step {step}.',
  'note.explain-within': 'Lays out what happened within the window of each attempt.',
  'note.explain-gathered':
    'Lays out when each attempt had reached 1, 2, 3 … of the steps, in any order.',
  'note.explain-best':
    'Lays out the attempt of each person that counts; is_open: it has not had its window yet.',
  'note.explain-met-brand':
    'Lays out what everybody came into touch with: visits of codes in their hand, and joins that are proved.',
  'note.explain-owed-orders': 'Lays out the orders that credit is given for.',
  'note.explain-credits': 'Lays out which touches led to each order, and what each gets of it.',
  'note.explain-why': 'Gives each touch of the buyer: {columns}.',
  'note.explain-way-joins': 'Lays out who joined by which fixed way, and when first.',
  'note.explain-placed-cards': 'Says of each code and way which part it is of, by {by}.',
  'note.explain-join-values': 'Says of each of them which part they are of, by {by}.',
  'note.explain-volumes':
    'Lays out how many codes of each batch and variant there are, and how often they were visited.',
  'note.explain-spent':
    'Lays out what was spent in the period, on each campaign and each variant of it.',
  'note.explain-pieces': 'Lays out what belongs to each line of the report: people, codes, costs.',
  'note.explain-borne': 'Shares what was spent out over who bears it.',
  'note.explain-clocks':
    'Lays out since when the clocks of {timezone} were how far ahead of UTC, in milliseconds.',
  'note.explain-gives': 'Gives {columns}.',
  'note.explain-gives-by': 'Gives {columns}, by {by}.',
  'say.stages-about': 'Who',
  'say.stages-more': '{stages}, … and {more} more (--json names them all)',
  'say.who': '{n} {n|is|are} behind {stage}.',

  // The hook test and the first order ---------------------------------------------------
  'report.hooks': 'Hook test',
  'help.report.hooks':
    'Which variant of a card wins: rates with intervals, tests that hold, and a verdict in words.',
  'help.report.hooks.formula':
    'Rate = cards with the result ÷ cards issued. Difference = rate − rate of the control. p: chi-square of each pair of variants (Fisher’s exact test where fewer than five are expected), raised by Holm over all pairs. Best: the chance of the highest true rate, from Beta(1 + with, 1 + without). On the sample journey 5 of 6 sample cards and 0 of 4 red-packet cards were kept: 83.3 % against 0.0 %, Fisher p 0.0476, and the sample wins.',
  'help.report.hooks.option.window':
    'only what comes of a card within this time after it was made, such as 30d; younger cards are left out',
  'help.report.hooks.option.goal': 'what decides the test (default: kept_7d)',
  'help.report.hooks.option.control':
    'the variant that others are compared with (default: the campaign’s first)',
  'help.report.hooks.option.lift':
    'the smallest difference of interest, as a part of the control’s rate (default: 20%)',
  'help.report.hooks.option.factor': 'put variants named HOOK.FORM together by one of the two',
  'help.report.hooks.option.shown':
    'count people instead of cards: so many were shown this variant, such as sample=500, as somebody counted in the shop; once for each variant, shared codes included',
  'column.measure': 'Measure',
  'column.of': 'Of',
  'column.open': 'Early',
  'column.difference': 'Difference',
  'column.difference_low': 'Diff. from',
  'column.difference_high': 'Diff. to',
  'column.best': 'Best',
  'column.each_minor': 'Each',
  'column.cost_each_minor': 'Cost each',
  'column.each_difference_minor': 'Each: diff.',
  'column.each_difference_low_minor': 'Each: from',
  'column.each_difference_high_minor': 'Each: to',
  'column.each_drawn_low_minor': 'Drawn: from',
  'column.each_drawn_high_minor': 'Drawn: to',
  'value.first_order': 'first private order',
  'value.revenue': 'revenue',
  'value.lost_7d': 'lost in 7 days',
  'value.lost_30d': 'lost in 30 days',
  'rule.hooks-unit':
    'Cards: codes of which one is one parcel or person. The two losses are of people, after identities are merged.',
  'rule.hooks-counted':
    'Scanned or joined through; joined; of those joined somebody is still a friend 7 × 24 hours later; somebody’s first private order of all (paid, not wholly refunded) came after the join, kept or not; what its people spent in the own shop since (counted: those who spent). Issued: the share of all cards, and how far it is from the planned share. Lost: a friend of no member of staff 7 or 30 × 24 hours after the join.',
  'rule.hooks-entry':
    'A person belongs to the card through which they joined first; {n} joined through cards of more than one variant. A card is in the variant that it was drawn for.',
  'rule.hooks-no-window':
    'None: whatever came of a card up to the moment of the report. While more than {most} of a variant’s cards are younger than {days} days there is no verdict: they are packed, carried for days, and opened by and by. {option} leaves them out, and makes variants comparable that were made at different times.',
  'rule.hooks-window': '{window} after the card was made, for all but the losses.',
  'rule.hooks-window-routes':
    '{n} {n|is|are} known by the contact way of {n|the|their} variant and not by {n|the|their} card: it is taken to be the newest that was made by then.',
  'rule.hooks-window-costs':
    'Costs: of what a variant cost, whenever it was spent, the part of its cards that have had the window; each card costs as much as any other.',
  'rule.hooks-period': 'Cards made in the period; what came of them counts up to its end.',
  'rule.hooks-interval':
    'Rates: Wilson, 95 %; differences to {control}: Newcombe, 95 %; money: Welch, 95 %, and beside it (drawn) the percentiles of {draws} samples of the {shown|people|cards}, drawn with replacement from a fixed seed, for most {shown|people|cards} bring nothing. p is raised by Holm over {pairs} {pairs|pair|pairs}; it holds for one look at the planned size, not for looking until it is small.',
  'rule.hooks-excluded':
    '{shared} shared {shared|code|codes} (nobody knows how many saw one), {without} {without|card|cards} of no variant, codes to invite with; {before} {before|person was a customer|people were customers} before (a private order up to the join): theirs are no first private orders.',
  'rule.hooks-immature':
    '{cards} {cards|card has|cards have} not had the window, and of {kept} nobody can say yet whether somebody is kept: all under “early”.',
  'rule.hooks-may-order':
    'Of {n} {shown|people|cards} nobody can say yet whether somebody bought first: they joined later than private orders are known. Under “early”, too.',
  'rule.hooks-chained':
    'Kept and first order, while there are such: share joined × share of it among those of which it can be said, and not count ÷ of. Intervals, p and chances are of as many {shown|people|cards} as Greenwood’s variance leaves; with fewer than five expected there is no p. The cost of each is that of all {shown|people|cards} ÷ (rate × {shown|people|cards}): late joins make none dearer.',
  'rule.hooks-shown-immature': 'Of {n} nobody can say yet whether they are kept: under “early”.',
  'rule.hooks-shown-unit':
    'People who were shown the variant, and how many those are was given with --shown, not counted here: {given}. One of whom the card is known stands for all who came by it. The two losses are of people, after identities are merged.',
  'rule.hooks-shown-counted':
    'Scanned: cards, and visitors of shared codes; joined; kept: still a friend 7 × 24 hours later; first private order of all (paid, not wholly refunded) after the join, kept or not; what they spent in the own shop since (counted: those who spent). Shown: the share of all who were shown any, and how far it is from the planned share. Lost: a friend of no member of staff 7 or 30 × 24 hours after the join.',
  'rule.hooks-shown-entry':
    'A person belongs to the variant through which they joined first, of those that were shown; {n} joined through more than one. Variants that --shown does not name are left out.',
  'rule.hooks-shown-window': 'None: whatever came of it up to the moment of the report.',
  'rule.hooks-shown-period':
    'Codes made in the period; what came of them counts up to its end. Those who were shown them are to be counted over the same time.',
  'rule.hooks-shown-excluded':
    'Codes to invite with; {before} {before|person was a customer|people were customers} before (a private order up to the join): theirs are no first private orders.',
  'note.hooks-shares-fit': 'Shares as planned (p {p}); in brackets the plan: {shares}.',
  'note.hooks-shares-broken':
    'ALARM: the shares are not as planned (p {p}; alarm below 0.001); in brackets the plan: {shares}. {shown|People were miscounted, or somebody chose whom to show what|Cards were mixed up, lost or left out}: find out why before reading on.',
  'note.hooks-shares-unknown':
    'The shares cannot be checked: the campaign has no variants with weights{shown||, or no cards}.',
  'note.hooks-batches-broken':
    'ALARM: in {n} {n|batch|batches} the shares are not as planned (p after Holm over the batches below 0.001; in brackets the plan): {batches}. Look at {n|it|them} before reading on: in the sum over all batches it may not show.',
  'note.hooks-batches-broken-more':
    'ALARM: in {n} batches the shares are not as planned (p after Holm over the batches below 0.001; in brackets the plan): {batches}; and {more} more. Look at them before reading on: in the sum over all batches it may not show.',
  'note.hooks-goal-scanned': 'Goal: {shown|people who scanned|cards that were scanned}.',
  'note.hooks-goal-joined': 'Goal: {shown|people who|cards through which somebody} joined.',
  'note.hooks-goal-kept':
    'Goal: {shown|people who joined and were|cards through which somebody joined and was} kept 7 days.',
  'note.hooks-goal-order':
    'Goal: {shown|people who|cards through which somebody} joined and then placed their first private order.',
  'note.hooks-verdict-shares': 'No verdict: with broken shares no difference means anything.',
  'note.hooks-verdict-alone':
    'No verdict: there are not two variants with {shown|people|cards} to compare.',
  'note.hooks-verdict-winner':
    'Winner: {arm}, at {rate}. It beats every other variant (each p below 0.05 after Holm).',
  'note.hooks-verdict-partly':
    '{arm} beats {than} (p below 0.05 after Holm), but not every other variant.',
  'note.hooks-verdict-partly-more':
    '{arm} beats {than} (p below 0.05 after Holm), but not every other variant: for a difference of {lift} it takes {n} more {shown|people|cards} in each.',
  'note.hooks-verdict-none':
    'No difference larger than {most} percentage points, with 95 % confidence for each pair.',
  'note.hooks-verdict-young':
    'Too early: {n} of {of} cards had not had {days} days on {day}, up to when it is known what came of them; parcels take days. Ask again with {option}, which leaves {n|it|them} out, or once {n|it has|they have} had {n|its|their} time.',
  'note.hooks-verdict-young-all':
    'Too early: {n} of {of} cards had not had {days} days on {day}, up to when it is known what came of them; parcels take days. Without {n|it|them} too few are left to compare. Ask again from {from} on, with files of that day or later: the last of them has had its {days} days then.',
  'note.hooks-verdict-young-file':
    'Too early: {n} of {of} cards had not had {days} days on {day}, up to when it is known what came of them; parcels take days. Without {n|it|them} too few are left to compare. Import newer files of joins, or say that they are complete.',
  'note.hooks-verdict-window':
    'Too early: {n} of {of} cards {n|is|are} too young and {n|has|have} not had the window of {window}; without {n|it|them} there are not two variants to compare. Ask again from {from} on, with files of that day or later: the last of them has had it then.',
  'note.hooks-verdict-window-file':
    'Too early: of {n} of {of} cards it is not known yet what came of them in the window of {window}; without {n|it|them} there are not two variants to compare. Import newer files of joins and orders, or say that they are complete.',
  'note.hooks-with-young':
    'Counted as they stand: {n} of {of} cards had not had {days} days on {day}, up to when it is known what came of them. {option} leaves {n|it|them} out.',
  'note.hooks-verdict-no-orders':
    'No verdict: no file has private orders. Import some, or ask with --goal joined.',
  'note.hooks-verdict-may-order':
    'Too early: {n} {shown|people joined|cards were joined through} later than private orders are known, and the verdict turns on whether they bought. Import newer files of orders, or say that they are complete; or ask with --goal joined.',
  'note.hooks-verdict-early':
    'Too early: {n} {shown|people joined|cards were joined through} too lately to say who stays, and the verdict turns on it. Ask again with files of {day} or later, or with --goal joined.',
  'note.hooks-verdict-early-no-leaves':
    'No verdict: no file of leaves was read, so that of {n} {shown|people who joined|cards that were joined through} nobody can say who stays. Import one (its header alone says that nobody left), or ask with --goal joined.',
  'note.hooks-verdict-early-file':
    'Too early: {n} {shown|people joined|cards were joined through} too lately for the files of leaves to say who stays, and the verdict turns on it. Import a newer file of leaves, or say that they are complete; or ask with --goal joined.',
  'note.hooks-untested-yet-no-leaves':
    'Kept 7 days is not tested: no file of leaves was read, so that of {n} {shown|people who joined|cards that were joined through} nobody can say who stays. Import one; its header alone says that nobody left.',
  'note.hooks-untested-yet-file':
    'Kept 7 days is not tested for every pair: {n} {shown|people joined|cards were joined through} too lately for the files of leaves to say who stays. Import a newer file of leaves, or say that they are complete.',
  'note.hooks-untested-yet':
    'Kept 7 days is not tested for every pair yet: {n} {shown|people joined|cards were joined through} too lately. From {day} on it can be said of all of them.',
  'note.hooks-verdict-more':
    'Not enough yet: {n} more {shown|people|cards} in each variant, to find a difference of {lift} of the control’s rate in four tests out of five.',
  'note.hooks-verdict-nobody':
    'Not enough yet, and no rate to plan with: {shown|nobody|no card} has come so far.',
  'note.hooks-only-shared':
    'The campaign has no cards up to this moment, only {n} shared {n|code|codes}, and nobody knows how many saw {n|it|them}. Where you counted: {option}, once for each variant.',
  'note.hooks-no-cards': 'No cards of this campaign were made up to this moment.',
  'note.hooks-overall': 'Over all variants: chi-square p {p}.',
  'note.hooks-overall-rough':
    'Over all variants: chi-square p {p}, which is rough where fewer than five are expected; the pairs are exact.',
  'note.hooks-cash':
    '{arm} gives cash. Left within 7 days: {week}; within 30 days: {month}. The others: {others}.',
  'note.hooks-no-costs':
    'No costs in {currency} are on record for this campaign, so there is no cost of each.',
  'note.hooks-made-apart':
    'The variants were made {n} {n|day|days} apart on average: the older cards had more time. --window gives all the same.',
  'note.hooks-common-costs':
    'Costs of the whole campaign are shared out among the variants by {shown|how many were shown each|their cards}.',
  'note.hooks-other-costs': 'Costs in {others} are left out; only {currency} counts.',
  'note.hooks-few-buyers':
    'Some variants have fewer than {few} people who spent anything: there one large order decides the mean, and the test of money is a guess.',
  'chart.hooks-goal': 'The goal by variant, with 95 % intervals',
  'chart.hooks-steps': 'What came of it, by variant',
  'chart.hooks-losses': 'Who left again, by variant',
  'report.first-order': 'Time to first order',
  'help.report.first-order':
    'How soon people who joined place their first private order: a Kaplan–Meier curve.',
  'help.report.first-order.formula':
    'Share by day t = 1 − Π (1 − d ÷ n) over the times up to t at which d of the n people still watched bought. Whoever was watched for less counts as long as they were watched. On the sample journey ten people joined and five had bought by 1 April, when the files of the own shop were read: 56.3 % within 30 days (95 %: 27.4 % to 88.1 %).',
  'column.median_days': 'Median days',
  'column.subsidy_each_minor': 'Gifts per order in 30 d',
  'column.within_days': 'Within days',
  'column.days': 'Active days',
  'column.ordered': 'Bought',
  'column.waiting': 'Waiting',
  'pivot.within_days': '{n} d',
  'pivot.within_days_ends': '95 % at {n} d',
  'rule.first-order-counted':
    'The share whose first private order of all, in any currency, came within so many times 24 hours of the join, by Kaplan and Meier. Who removed the friend may still buy, and is watched on.',
  'rule.first-order-by-product':
    'The share of all who joined whose first private order came within so many times 24 hours and was of this product (the first line of the order): the shares of all products add up to the whole.',
  'rule.first-order-entry': 'The first join of a person, through this campaign where one is named.',
  'rule.first-order-window': 'From the join for as long as private orders are known.',
  'rule.first-order-subsidies':
    'Gifts and red packets of the period, for each who joined (a variant’s own, and of the campaign’s as much for everybody), divided by the share that buys within {days} days: who joined lately makes no first order dearer. What customers of before got is borne by the others.',
  'rule.first-order-interval':
    '95 %: Greenwood’s variance, ln(−ln) scale; Wilson where nobody or everybody has bought.',
  'rule.first-order-interval-product':
    '95 %: variance of the cumulative incidence (Marubini and Valsecchi), ln(−ln) scale; Wilson where nobody or everybody has bought it.',
  'rule.first-order-excluded':
    '{before} {before|person was a customer|people were customers} before (a private order up to the join); {unwatched} joined later than private orders are known; {ofNobody} private {ofNobody|order belongs|orders belong} to nobody known.',
  'rule.first-order-immature':
    '{n} had not bought when the watch ended: they count for as long as they were watched, and are no failures. “Early”: not watched that long. A share that nobody was watched for is left blank.',
  'note.first-order-nobody':
    'Nobody who joined up to this moment is a newcomer that could be watched.',
  'note.first-order-subsidy':
    'Gifts and red packets cost {amount}, {head} for each of {n} who joined: {each} for each first order within {days} days, by the share of the curve.',
  'note.first-order-subsidy-alone':
    'Gifts and red packets cost {amount}, and nobody has bought within {days} days of the join.',
  'note.first-order-subsidy-early':
    'Gifts and red packets cost {amount}. What a first order within {days} days costs in them cannot be said yet: nobody was watched that long.',
  'note.first-order-truncated':
    '{n} joined before the first private order that is known ({first}). If the shop sold before, what they bought then is not in the curve.',
  'chart.first-order-curve': 'Share that has bought, by days since the join',
  'help.hooks': 'Plan a test of hooks.',
  'help.hooks-plan': 'Say how many cards a test of variants needs before it starts.',
  'option.plan-base': 'the rate that the control is thought to have, such as 5%',
  'option.plan-lift':
    'a difference that must not be missed, as a part of the base (default: 20%); repeat for more',
  'option.plan-power': 'how often such a difference is to be found (default: 80%)',
  'option.plan-alpha': 'how often a difference may be seen where there is none (default: 5%)',
  'option.plan-arms': 'how many variants are compared (default: 2)',
  'option.plan-cards': 'say what power so many cards in each variant have',
  'column.base': 'Base',
  'column.lift': 'Lift',
  'column.other': 'Other rate',
  'column.cards_each': 'Cards each',
  'column.cards_all': 'Cards in all',
  'column.power': 'Power',
  'say.planned':
    'Two-sided, alpha {alpha} over {pairs} {pairs|pair|pairs} of variants; power {power}. Look once, when all cards have had their time.',

  'say.shades-left-out':
    'No room for the signs of the heat map. A wider window or --html has them.',
  'say.columns-left-out':
    'No room for {n} {n|column|columns} ({columns}). A wider window, --csv, --json or --html has them.',
  'say.columns-not-listed':
    'No room for {n} {n|column|columns} ({columns}). A wider window, --csv or --json has them.',
  'error.shown-too-few':
    '{variant} was shown to {shown}, says --shown, yet {came} scanned or joined.',
  'hint.shown-too-few':
    'Count everybody who was shown it for as long as its codes were out; --until ends both.',
  'error.unknown-stage': 'There is no number called “{stage}” that people stand behind.',
  'hint.unknown-stage': 'There are: {known}',
  'error.period-reversed': 'The period ends before it starts: --since {since}, --until {until}.',
  'hint.period-reversed': 'Without --until the period ends now. Both days belong to it.',
  'column.dimensions': 'By',
  'column.options': 'Options',
  'column.without': 'What has no meaning here',
  'column.example': 'Example',
  'column.shop': 'Shop',
  'column.product': 'Product',
  'column.week': 'Week',
  'column.hour': 'Hour',
  'column.first-source': 'First source',
  'value.other': 'all others',

  // A funnel of any steps -----------------------------------------------------------------------
  'help.report.funnel.option.gross':
    'orders that were wholly refunded, or cost nothing, count as well',
  'help.report.first-order.option.currency':
    'what gifts and red packets cost, in this currency; first orders count in any',
  'help.report.first-order.option.gross':
    'orders that were wholly refunded, or cost nothing, count as well',
  'rule.funnel-only-ways':
    '{n} {n|person|people} joined through a fixed way of a member of staff (P3), which names no code: people, counted from “joined” on. Where that makes more than stood in a step before, no rate of that step is given.',
  'rule.funnel-delivered':
    'Delivered: the parcel’s order is completed, the message was delivered, or somebody scanned it. Of {n} {n|code|codes} no delivery is known.',
  'column.unit': 'Of',
  'column.already': 'Already',
  'value.delivered': 'delivered',
  'value.codes': 'codes',
  'value.people': 'people',
  'value.visitors': 'visitors',
  'value.codes-visitors': 'codes + visitors',
  'value.codes-people': 'codes + people',
  'help.report.funnel.option.steps':
    'a funnel of people by these steps instead, such as "visit > join > order:private > order:private"',
  'help.report.funnel.option.window':
    'how long the whole way may take from the first step on, such as 14d, 36h, 90m, 2w; 14d if not said',
  'help.report.funnel.option.order':
    'one step after the other (ordered), nothing else between (strict), or in any order (any)',
  'help.report.funnel.option.entry':
    'which of several first steps counts: the first; any, the one that leads furthest; latest, timed from the last one before the second step',
  'help.report.funnel.option.ties':
    'a step must be later than the one before (later), may be in the same instant (instant), or the same event (event)',
  'help.report.funnel.option.repeats':
    'does a step that happens again end the attempt (end) or not (pass)',
  'help.report.funnel.option.without':
    'events that end an attempt, with commas between, such as "leave"; steps reached before them count',
  'rule.funnel-counted-steps':
    'People who did the step and, in order, every step before it. A step marked ? may be left out: it is measured against the one before, and none after it.',
  'rule.funnel-counted-any':
    'People who did at least so many of the steps, each by an event of its own.',
  'rule.funnel-person-or-code':
    'A person, after identities are merged; or a code of one parcel or one person that was visited and that nobody is known behind, counted like a person. {n} of those who began are such codes.',
  'rule.funnel-invitations':
    'Invitations: all that files tell of. What kfactor leaves out is a step here, too: of oneself, in a loop, of somebody who had been invited before, and of old friends.',
  'rule.funnel-visits-in-hand':
    'A visit is of whoever has the code in hand: who joined through it, else whom it was sent to, else the buyer of its parcel, else of the code itself. Visits to shared codes and invitations, which are in many hands, are in no step.',
  'rule.funnel-by-hour':
    'Hour: that of the day at which the first step was, 00 to 23 on the clocks of the time zone, all days together.',
  'rule.funnel-by-touch':
    'Each person once, by the first touch of all time, whether it is a step or not.',
  'rule.funnel-by-code':
    'A code that nobody is known behind by what it is itself: its variant, the shop of its parcel, where it leads or, of a pool, led last.',
  'rule.funnel-order-ordered': 'One step after the other, whatever happens between.',
  'rule.funnel-order-strict':
    'One step after the other, and nothing between that is neither the last step again nor the next one: every event that a step can be counts as something, wholly refunded and free orders only with --gross.',
  'rule.funnel-order-any': 'In any order.',
  'rule.funnel-ties-later': 'A step is later than the one before.',
  'rule.funnel-ties-any':
    'Steps may be in one instant, by events of their own: no order is asked for, and all of the instant in which an attempt begins belongs to it.',
  'rule.funnel-ties-instant':
    'A step may be in the same instant as the one before, by another event.',
  'rule.funnel-ties-event': 'One event may be several steps.',
  'rule.funnel-repeats-end': 'A step that happens again, the first left out, ends the attempt.',
  'rule.funnel-entry-first': 'The first step that a person did in the period, and no later one.',
  'rule.funnel-entry-first-of-each':
    'The first event of each step in the period, and no later one, may begin an attempt; the one that leads furthest counts.',
  'rule.funnel-entry-latest':
    'The latest first step before the second; of several attempts the one that leads furthest.',
  'rule.funnel-entry-any':
    'Every first step begins an attempt; the one that leads furthest counts, the earliest of equals.',
  'rule.funnel-window': '{window} from the first step to the last, its last instant included.',
  'rule.funnel-period-steps': 'People who began in the period; nothing after its end is seen.',
  'rule.funnel-orders-net':
    'Orders are paid for and not wholly refunded, as known today: what cost nothing, a gift or a sample for points, is no order.',
  'rule.funnel-orders-gross':
    'Orders are paid, those wholly refunded and those that cost nothing included.',
  'rule.funnel-paid-in': 'Amounts are compared in {currency} only, in its smallest unit.',
  'rule.funnel-never':
    '{n} {n|person|people} who did a later step and never the first, in no step (--who never).',
  'rule.funnel-of-nobody': 'Events with nobody known behind them, in no step: {events}.',
  'rule.funnel-without':
    'An attempt ends where one of these happens: {events}; that is how it ended for {n} {n|person|people} (--who ended).',
  'rule.funnel-open':
    '{n} {n|person|people} had not had {window} since they began: a column of their own, in no count and no rate.',
  'note.funnel-visits-of-many':
    'Left out: visits to codes that many people scan, such as posters and invitations ({visits}). Nobody can say which visitor it was that joined, so --steps has no rate for them. report funnel without --steps counts visitors of shared codes beside who joined; report channels does, by --by variant or --by hour, of an evening.',
  'note.funnel-given-by-join':
    '{n} who began have no {by} and stand under “–”: people have one once they join, which is a step here. The rates of the other parts are too high.',
  'note.funnel-given-by-order':
    '{n} who began have no {by} and stand under “–”: people have one once they buy, which is a step here. The rates of the other parts are too high.',
  'note.funnel-nobody': 'Nobody who is known began in this period.',
  'note.funnel-before':
    '{n} {n|person|people} had done a later step before they began: customers already, perhaps. Only what came after counts (--who before).',
  'note.funnel-unripe': 'Not everybody who began then has had the whole window: {periods}.',
  'chart.funnel-waits': 'How long the whole way took',
  'chart.funnel-trend': 'Share that came to the end, by when they began',
  'column.step': 'Step',
  'column.event': 'Event',
  'column.p25_hours': 'Hours: a quarter',
  'column.p75_hours': 'Hours: three quarters',
  'column.mean_hours': 'Mean hours',
  'column.began': 'Began',
  'column.converted': 'Came to the end',
  'column.rate_low': 'Rate: 95 % from',
  'column.rate_high': 'Rate: 95 % to',
  'column.before': 'Later step done before',
  'column.ended': 'Ended by --without',
  'column.never': 'Never began',
  'column.histogram': 'Hours to the end',
  'error.bad-steps': '{option} is not understood from character {at} on:\n  {text}\n  {caret}',
  'hint.bad-steps': 'Such as: visit > join > order:private[platform=youzan]',
  'hint.bad-steps.unknown-event': 'An event stands here, one of: {known}',
  'hint.bad-steps.unknown-kind': 'Behind the colon stands one of: {known}',
  'hint.bad-steps.unknown-filter': 'It can be told apart by: {known}',
  'hint.bad-steps.filter-twice':
    'Several values of one filter stand with | between: platform=jd|pdd',
  'hint.bad-steps.equals-wanted': 'Behind this filter stands = and a value.',
  'hint.bad-steps.comparison-wanted': 'Behind this filter stands one of = >= <= > < and a number.',
  'hint.bad-steps.number-wanted': 'A whole number stands here; money in its smallest unit.',
  'hint.bad-steps.value-wanted': 'A value stands here.',
  'hint.bad-steps.bracket-open': 'A ] ends the filters, or a comma goes on with them.',
  'hint.bad-steps.arrow-wanted': 'Steps stand with > between.',
  'hint.bad-steps.comma-wanted': 'Events stand with commas between.',
  'hint.bad-steps.one-step': 'A funnel has two steps or more, with > between.',
  'hint.bad-steps.too-many-steps': 'A funnel has {known} steps at most.',
  'hint.bad-steps.optional-at-end': 'The first and the last step cannot be left out.',
  // Channels, staff, batches ------------------------------------------------------------------
  'report.channels': 'Channels: what each brought, and what of it stayed',
  'report.staff': 'Staff: what each added, kept and earned',
  'report.batches': 'Batches: what each batch of codes brought',
  'help.report.channels':
    'People new to the brand by the channel of their first join: how many stayed, what they bought and what it cost; by variant, which hooks are untested in which channel.',
  'help.report.staff':
    'Adds of each member of staff against a target for the day, how many stayed, and what those who were new bought.',
  'help.report.batches':
    'Codes of each batch, scans, people new to the brand through them, how many stayed, what they bought and what it cost.',
  'help.report.channels.option.credit':
    'share private orders out among the touches before them instead: all to the first, all to the last, evenly (linear), or 40 % each to first and last and 20 % between (position)',
  'help.report.channels.option.window':
    'count first orders and revenue within this time after the join only, such as 14d; who has not had it is a column of its own. With --credit: how long before an order a touch counts, such as 36h (default: 30d)',
  'help.report.channels.option.order':
    'with --credit: why this order is credited where it is, touch by touch; its number or platform:number',
  'help.report.channels.formula':
    'Kept rate = kept 7 days ÷ joins that are 7 days old. Cost per kept join = costs of the channel’s campaigns ÷ kept. Revenue per join = private revenue after the join ÷ joins.',
  'help.report.staff.formula':
    'Of target = adds ÷ (target × all days of the period); on active days = adds ÷ (target × days on which the member of staff added anybody). Days off are not known: a bonus by active days alone pays whoever adds on one day and rests on the others. Most adds first. Kept rate, cost and revenue are of those who were new to the brand.',
  'help.report.batches.formula':
    'Codes joined = codes through which anybody new came ÷ codes, for codes of one parcel or person. Cost of a batch = its part, by codes, of what its campaign cost.',
  'help.report.staff.option.window':
    'count first orders and revenue within this time after the join only, such as 14d; who has not had it is a column of its own',
  'help.report.batches.option.window':
    'count first orders and revenue within this time after the join only, such as 14d; who has not had it is a column of its own',
  'help.report.staff.option.target':
    'adds that are wanted of one member of staff in a day (default 15)',
  'rule.arrivals-counted':
    'Joins: people who are new to the brand. Kept: still a friend of anybody 7 × 24 hours later. First orders: private, after the join, of people who had none before. Revenue: all their private orders after the join.',
  'rule.arrivals-counted-within':
    'Joins: people who are new to the brand. Kept: still a friend of anybody 7 × 24 hours later. First orders: private, within {window} after the join, of people who had none before; their rate: of those who had bought nothing before and have had {window}. Revenue: all private orders in that time of everybody who has had it; per join: of the same joins.',
  'rule.arrivals-entry':
    'A person’s first join of all time; it has one origin, so that the groups add up to all. Joins whose origin is not proved stand under “–”, those too whom only a referrals file says to have been invited.',
  'rule.arrivals-window':
    '7 × 24 hours until somebody is kept. Orders have no limit, up to the moment of the report: who came early had longer. --window gives all the same.',
  'rule.arrivals-within':
    '7 × 24 hours until somebody is kept. First orders and revenue: {window} from the join, the last instant included, and only of joins that have had it.',
  'rule.arrivals-period': 'Joins, visits and costs of the period; orders up to its end.',
  'rule.arrivals-interval': 'Wilson, 95 %, of the kept rate.',
  'rule.arrivals-intervals': 'Wilson, 95 %, of the kept rate and of the rate of first orders.',
  'rule.arrivals-within-costs':
    'Cost per first order: of what a line cost, the part of its joins that have had the window; each join bears as much as any other.',
  'rule.arrivals-excluded':
    '{n} {n|friendship|friendships} with a further member of staff, of people who were friends of another before; joins again after a leave.',
  'rule.arrivals-undecided':
    'By then {n} had not had 7 days since they joined and {n|is|are} in no kept rate yet; what a kept join costs will still fall.',
  'rule.arrivals-no-leaves':
    'Of {n} nobody can say whether they stayed 7 days: no file of leaves was read.',
  'rule.arrivals-early':
    '{n} {n|join|joins} had not had {window} by when private orders are known: under “early”, in no first order and no revenue, and nothing is divided by them.',
  'rule.channels-costs':
    'Costs count for the channel of their campaign, and by variant only where they name it.',
  'rule.channels-costs-variant':
    'What was spent on a whole campaign, such as its print, stands in the line without a variant; hooks shares it out among the cards of all variants, so that each kept join costs more there.',
  'rule.staff-unit':
    'Adds: a person with one member of staff, once. All else: a person, after identities are merged.',
  'rule.staff-counted':
    'Target: {target} adds a day; held against all days of the period, and against active days, on which the member of staff added anybody. Most adds first. Kept of adds: still a friend of this very member of staff 7 × 24 hours later.',
  'rule.staff-days':
    'Days: {from} to {to}, up to when joins are known, for each member of staff alike: when somebody began to work here, and days off, are not known.',
  'rule.staff-costs':
    'Costs of a campaign, or of its variant, are borne in equal parts by those who came new through it, and so by who added them.',
  'rule.visits-counted':
    'Visits: what the server answers, of likely humans, once in ten minutes; what files list, as they list it.',
  'rule.visits-human':
    'Visits: what the server answers, of likely humans, each time; what files list, as they list it.',
  'rule.visits-all':
    'Visits: whatever the server answers, machines too, each time; what files list, as they list it.',
  'rule.batches-counted':
    'Codes made, and visits to them. Codes joined: codes through which anybody new came ÷ codes, not for shared codes.',
  'rule.batches-costs':
    'Costs of a campaign, or of its variant, are shared out to its batches by their codes.',
  'rule.batches-elsewhere': '{n} joined in the period through no code of a batch that is known.',
  'note.arrivals-nobody': 'Nobody joined for the first time in this period.',
  'note.arrivals-no-costs':
    'No costs are known for this period: import a costs file to see what a join costs.',
  'note.arrivals-costs-unborne':
    'Costs of {amount} {currency} are in no line: nobody came through what they were spent on, or no codes of it are listed.',
  'note.arrivals-costs-elsewhere':
    'Costs in {currencies} are left out: currencies are never added together.',
  'column.touched': 'Orders touched',
  'column.credited': 'Orders credited',
  'column.net_share': 'Of revenue',
  'column.code': 'Code',
  'column.touch': 'Touch',
  'column.verdict': 'Verdict',
  'column.part': 'Part',
  'value.visit': 'visit',
  'value.join': 'join',
  'value.credited': 'credited',
  'value.again': 'same code again',
  'value.too_early': 'before the window',
  'value.not_before': 'not before the order',
  'chart.channels-credit': 'Orders credited to each channel',
  'rule.credit-unit':
    'Private orders, paid and not wholly refunded, of people after identities are merged. A touched order counts once for a channel, credited or not.',
  'rule.credit-touches':
    'Touches: joins proved to a code or to the contact way of a campaign, and visits to codes in the person’s hand. What comes right after a touch by the same code is part of it: a scan and its join are one.',
  'rule.credit-first': 'All credit goes to the first touch in the window.',
  'rule.credit-last': 'All credit goes to the last touch before the order.',
  'rule.credit-linear': 'Every touch in the window gets the same part.',
  'rule.credit-position':
    'The first and the last touch get 40 % each, those between them 20 % together; of two each gets half, one alone all.',
  'rule.credit-parts':
    'A touch is in the part of its code: its batch, where it leads, its parcel’s; a contact way has a variant alone.',
  'rule.credit-whole':
    'The parts of an order add up to 1 and its amounts to the order, to the cent (largest remainders). What no touch led to stands under “–” and is nobody’s: not known is not “direct”.',
  'rule.credit-window': 'Touches up to {window} before the order was paid, and before it.',
  'rule.credit-period':
    'Orders paid in the period; their touches may lie before it. With --campaign, only the touches of that campaign are shown, beside which others keep their credit.',
  'rule.credit-excluded':
    'Orders of nobody known, marketplace orders, and other currencies: in no line. What people saw and did not scan leaves no trace.',
  'note.credit-all':
    '{n} private {n|order|orders}, {money} in all; {none} of them without a touch in the window.',
  'note.credit-no-orders': 'No private orders in the period.',
  'note.credit-no-touch':
    'No touch led to {order} within the window: it stands under “–”, owed to no channel that is known.',
  'note.credit-of-nobody': '{order} has no known buyer or is not paid: nothing can be credited.',
  'note.credit-not-private': '{order} is a marketplace order: credit is for the own shop’s.',
  'note.credit-not-counted':
    '{order} is wholly refunded, free of charge, in another currency, or later than the report: it is not credited.',
  'note.channels-untested': 'Untested: {n} of {of} pairs of a channel and a variant: {pairs}.',
  'chart.channels-joins': 'Joins by channel, and those kept 7 days',
  'chart.overview-parts': 'Revenue in the own shop, part by part: now, before, a year ago',
  'chart.kfactor-parts': 'K of each part',
  'chart.channels-parts': 'Kept joins of each channel, part by part; blank where there is nothing',
  'chart.staff-parts': 'Adds of each member of staff, part by part',
  'chart.channels-matrix': 'Kept joins, channel by variant; what was not tried is blank',
  'chart.staff-added': 'Adds by member of staff, and those kept 7 days',
  'chart.batches-joins': 'Joins by batch, and those kept 7 days',
  'column.undecided': 'Not known yet',
  'column.kept_rate': 'Kept rate',
  'column.kept_low': 'Kept: 95 % from',
  'column.kept_high': 'Kept: 95 % to',
  'column.customers_before': 'Customers before',
  'column.first_orders': 'First orders',
  'column.first_order_rate': 'First-order rate',
  'column.first_order_low': 'First-order rate: 95 % from',
  'column.first_order_high': 'First-order rate: 95 % to',
  'column.per_join_minor': 'Revenue per join',
  'column.cost_per_kept_minor': 'Cost per kept',
  'column.cost_per_order_minor': 'Cost per first order',
  'column.tested': 'Tested',
  'column.added': 'Adds',
  'column.added_kept': 'Adds kept',
  'column.attainment': 'On active days',
  'column.period_attainment': 'Of target',
  'column.period_days': 'Days',
  'column.days_met': 'Days on target',
  'column.made_day': 'Made',
  'column.kept_180d': 'Kept 180 d',
  'column.undecided_180d': 'Not 180 days yet',
  'column.kept_180d_rate': 'Kept 180 d: rate',
  'column.week_each_minor': 'Each in 7 d',
  'column.half_year_each_minor': 'Each in 180 d',
  'rule.channels-long-view':
    'Beside the 7 days, 180: still a friend of anybody 180 × 24 hours after the join; {kept} had not had them. Each in 7 and in 180 days: revenue in as many × 24 hours after the join, over those who have had them by when private orders are known; {week} and {half} have not.',
  'column.join_rate': 'Codes joined',
  'value.tested': 'tested',
  'value.untested': 'untested',
  'value.added': 'adds',

  // Formats -----------------------------------------------------------------------------
  'format.taobao-orders': 'Taobao / Tmall orders',
  'format.taobao-items': 'Taobao / Tmall order items',
  'format.taobao-suborders': 'Taobao / Tmall sub-orders',
  'format.pdd-orders': 'Pinduoduo orders',
  'format.douyin-orders': 'Douyin shop orders',
  'format.jd-orders': 'JD orders',
  'format.youzan-orders': 'Youzan orders',
  'format.youzan-customers': 'Youzan customers',
  'format.youzan-items': 'Youzan order items',
  'format.kuaishou-orders': 'Kuaishou shop orders',
  'format.xhs-orders': 'Xiaohongshu orders',
  'format.wechat-store-orders': 'WeChat Store / Channels shop orders',
  'format.1688-orders': '1688 orders',
  'format.shopify-orders': 'Shopify orders',
  'format.woo-analytics': 'WooCommerce Analytics orders',
  'format.woo-skyverge-orders': 'WooCommerce orders (Customer/Order CSV Export by SkyVerge)',
  'format.woo-orders': 'WooCommerce orders (Advanced Order Export)',
  'format.amazon-all-orders': 'Amazon All Orders report',
  'format.amazon-orders': 'Amazon order report',
  'format.amazon-unshipped': 'Amazon unshipped orders report',
  'format.ebay-orders': 'eBay orders report',
  'format.etsy-orders': 'Etsy sold orders',
  'format.etsy-items': 'Etsy sold order items',
  'format.shopee-en-orders': 'Shopee orders (in English)',
  'format.shopee-ph-orders': 'Shopee orders (Philippines)',
  'format.shopee-th-orders': 'Shopee orders (Thailand)',
  'format.shopee-vn-orders': 'Shopee orders (Vietnam)',
  'format.shopee-id-orders': 'Shopee orders (Indonesia)',
  'format.lazada-orders': 'Lazada orders',
  'format.tiktok-us-orders': 'TikTok Shop orders (United States)',
  'format.tiktok-sea-orders': 'TikTok Shop orders (Southeast Asia and elsewhere)',
  'format.wecom-customers': 'WeCom customer list',
  'format.wecom-link': 'WeCom acquisition link, friends added',
  'format.sms-deliveries': 'SMS delivery report',
  'format.orders': 'Orders (plain)',
  'format.joins': 'Joins (plain)',
  'format.leaves': 'Leaves (plain)',
  'format.visits': 'Visits (plain)',
  'format.referrals': 'Referrals (plain)',
  'format.participants': 'Participants (plain)',
  'format.costs': 'Costs (plain)',
  'format.rewards': 'Rewards (plain)',
  'format.recipients': 'Recipients (plain)',

  // Codes -------------------------------------------------------------------------------
  'error.folder-not-ours': '{folder} is there already and is not the folder of a batch.',
  'hint.folder-not-ours': 'Only a folder that pscrm wrote is replaced. Name another with --out.',

  'skipped.not-paid': 'not paid',
  'skipped.already-carded': 'have a code of this campaign',
  'skipped.other-platform': 'from another platform',
  'skipped.other-shop': 'from another shop',
  'skipped.outside-dates': 'paid outside the dates asked for',
  'skipped.status:unpaid': 'not paid',
  'skipped.status:paid': 'paid, not shipped yet',
  'skipped.status:shipped': 'shipped already',
  'skipped.status:completed': 'completed already',
  'skipped.status:closed': 'closed',
  'skipped.status:partly_refunded': 'partly refunded',
  'skipped.status:refunded': 'refunded',
  'skipped.status:unknown': 'of unknown status',
  'skipped.already-issued': 'have a code of this campaign',
  'skipped.duplicate': 'the same person again',
  'skipped.unreadable': 'rows of the list that cannot be read',

  'value.count': 'number',
  'value.orders': 'orders',
  'value.customers': 'customers',
  'value.recipients': 'recipients',
  'value.single': 'for one parcel or person',
  'value.shared': 'scanned by many',
  'value.user': 'created here',
  'value.import': 'named by a file',

  // People by hand ----------------------------------------------------------------------------
  'option.shared-threshold':
    'how many neighbours an identifier may have before it ties nobody (default 20)',
  'option.conflicts': 'people whose evidence disagrees, and identifiers that many people share',
  'option.action-note': 'why, for whoever asks later',
  'option.split-identity': 'number of an identifier that shall tie nobody from now on',
  'option.split-tie': 'one tie that shall not count, as two numbers of identifiers: 3=7',
  'option.region': 'country that a bare telephone number is from (default CN)',
  'argument.merge': 'numbers of two customers, or of identifiers of theirs',
  'argument.action':
    'number of the action, as customer actions lists it; several are taken back together',
  'argument.find': 'a telephone number, e-mail address, id or order number, however it is written',
  'help.customer-find': 'Find the customer of a telephone number, address, id or order.',
  'help.customer-merge': 'Say that two customers are one person.',
  'help.customer-split':
    'Take a customer apart: an identifier that shall tie nobody, or one tie that shall not count.',
  'help.customer-actions': 'List what was merged and split by hand.',
  'help.customer-undo': 'Take back what was merged, split or accepted by hand.',
  'say.no-conflicts': 'No evidence disagrees, and no identifier is shared by many.',
  'say.no-actions': 'Nothing was merged or split by hand.',
  'say.already-one': '{a} and {b} are one customer already: nothing changed.',
  'say.already-split': 'That holds already: nothing changed.',
  'say.already-undone': '{n|Action|Actions} {ids} {n|was|were} taken back before: nothing changed.',
  'say.merged': 'Merged {a} and {b} into one customer:',
  'say.split': 'Split customer {id}: {n} {n|customer|customers} now:',
  'say.hands-undone': 'Took {n|action|actions} {ids} back:',
  'say.take-back': 'To take it back: {command}',
  'say.by-hand': 'By hand',
  'say.neighbours': '{n} neighbours',
  'say.n-of-kind': '{n} × {kind}',
  'reason.by-hand': 'merged by hand',
  'reason.blocked': 'ties nobody: split off by hand',
  'reason.cut': 'does not count: split by hand',
  'note.ids-shared':
    '{n} {n|identifier has|identifiers have} more than {threshold} neighbours now and {n|ties|tie} nobody: {command}',
  'note.ids-crowded':
    '{n} telephone {n|number or address is|numbers or addresses are} shared by more than 3 buyers of one platform or more than 2 WeChat people, and still {n|ties|tie} them together: {command}',
  'note.ids-disagree':
    'Customer {customer} has {n} different ids of kind {kind}: one person has one.',
  'error.unknown-action': 'There is no action {id}.',
  'hint.unknown-action': 'pscrm customer actions lists them.',
  'error.not-of-customer': 'Identifier {id} does not belong to customer {customer}.',
  'hint.not-of-customer': 'pscrm customer show {customer} shows the numbers of its identifiers.',
  'error.no-tie': 'No evidence ties {a} and {b} to one another.',
  'hint.no-tie': 'pscrm customer show {a} shows what it is tied to.',
  'error.tie-by-hand': '{a} and {b} were merged by hand.',
  'hint.tie-by-hand': 'Take that back instead: pscrm customer undo {action}',
  'error.identity-blocked': 'Identifier {id} was split off by hand and ties nobody.',
  'hint.identity-blocked': 'Take that back first: pscrm customer undo {action}',
  'column.customer': 'Customer',
  'column.why': 'Why',
  'column.words': 'Words',
  'column.found': 'How many',
  'column.who': 'Identifiers',
  'column.path': 'Because',
  'column.next': 'Next',
  'column.action': 'Action',
  'column.a': 'One',
  'column.b': 'Other',
  'column.note': 'Note',
  'column.at': 'When',
  'column.undone_at': 'Taken back',
  'value.merge': 'merged',
  'value.block': 'ties nobody',
  'value.cut': 'tie cut',
  'value.accept': 'found right',
  'value.two-unionids': 'two unionids',
  'value.two-external-userids': 'two external_userids',
  'value.too-many-share': 'shared: ties nobody',
  'value.many-buyers': 'many buyers of one platform',
  'value.many-wechat': 'many WeChat people',

  // Demo -----------------------------------------------------------------------------------
  'demo.init': 'A workspace: one file, with the address that the codes will lead to.',
  'demo.orders':
    "The orders of the day, as the back ends export them. Pinduoduo names nobody; Taobao's file is in GBK.",
  'demo.campaign': 'A card for the parcels, with two offers to compare.',
  'demo.codes':
    'One code for each Pinduoduo parcel that is not shipped yet. (--seed only makes this demo come out the same each time.)',
  'demo.codes-file': 'For the printer: one line and one QR code for each parcel.',
  'demo.own-shop':
    "Seven weeks later: orders of the brand's own shop, and a list typed at a fair, with a slip of the finger in it.",
  'demo.facts':
    'Who scanned, who joined and through which code, who left, who invited whom, what it cost.',
  'demo.complete':
    'The marketplaces, exported again: nothing new. A file does not say up to when it is complete; somebody does, or reports wait for a newer one.',
  'demo.customer':
    'One of those who joined. The card in the parcel tells whose the anonymous order was, and the phone which orders followed.',
  'demo.funnel': 'What became of the cards.',
  'demo.kfactor': 'What became of the invitations: seven people were asked; silent ones count.',
  'demo.cohort': 'Who came back.',
  'demo.status': 'Where things stand.',
  'say.demo-failed':
    '“{command}” ended with exit code {code} instead of {expected}: the demo stops here.',

  // Landing page: what people see who scanned a code -----------------------------------------
  'landing.wechat': 'Press and hold the code',
  'landing.wechat.person': 'Then choose “Scan QR Code” in the menu, and add us.',
  'landing.wechat.group': 'Then choose “Scan QR Code” in the menu, and join our group.',
  'landing.phone.person': 'Find us on WeChat',
  'landing.phone.group': 'Join our group on WeChat',
  'landing.step.save': 'Press and hold the code to save the picture, or take a screenshot.',
  'landing.step.open': 'Open WeChat',
  'landing.step.scan': 'Tap + and Scan, then Album, and choose the picture.',
  'landing.copy.or': 'Or take the link to WeChat',
  'landing.copy.how': 'Copy it, paste it into any chat there, and tap it.',
  'landing.copy.label': 'Link',
  'landing.copy': 'Copy the link',
  'landing.copy.done': 'Copied. Now paste it into a WeChat chat and tap it.',
  'landing.copy.by-hand': 'Press and hold the link above, then choose Copy.',
  'landing.desktop': 'Scan with your phone',
  'landing.desktop.how': 'Open WeChat on your phone, tap + and then Scan.',
  'landing.desktop.alt': 'QR code of this page, to scan with a phone',
  'landing.away': 'Nobody is here just now',
  'landing.away.how': 'Please try again later, or write to us in the shop where you ordered.',
  'landing.disabled': 'This code is no longer in use',
  'landing.disabled.how': 'We have withdrawn it. Please write to us in the shop where you ordered.',
  'landing.not-yet': 'It has not begun yet',
  'landing.not-yet.how': 'Please scan this code again when the offer has begun.',
  'landing.ended': 'This offer has ended',
  'landing.ended.how': 'Thank you for coming. The shop where you ordered has what is on now.',
  'landing.not-found': 'We do not know this code',
  'landing.not-found.how':
    'Please scan it once more, or compare the address with the one that is printed.',
  'landing.too-many': 'That was a little fast',
  'landing.too-many.how': 'Too many addresses were tried from here. Please wait a minute.',
  'landing.busy': 'One moment, please',
  'landing.busy.how': 'We cannot answer right now. Please try again in a minute.',
  'landing.alt.person': 'QR code to add us on WeChat',
  'landing.alt.group': 'QR code to join our group on WeChat',
  'landing.operator': 'This page is run by {name}',
  'landing.privacy': 'Privacy',

  // Containers and encodings ----------------------------------------------------------------
  'option.encoding':
    'read text in this encoding; bytes that do not fit are replaced (a byte order mark wins)',
  'error.nul-byte': '{file}:{line}: there is a NUL byte here: the file is damaged, or is no text.',
  'hint.nul-byte': 'Export the file again. Nothing was imported from it.',
  'error.utf16-unmarked': '{file} looks like UTF-16 without a byte order mark.',
  'hint.utf16-unmarked': '--encoding {encoding} reads it; better, save it as UTF-8.',
  'error.mixed-encodings':
    '{file}:{line}: the lines above are {encoding}, this one is not: two files were put together, or a character was cut in half.',
  'hint.mixed-encodings':
    'Import the two exports apart, or mend the line in an editor. --encoding reads all of it in one encoding and replaces what does not fit.',
  'error.unknown-encoding':
    '{file} is neither UTF-8 nor GB18030: perhaps Big5, Shift_JIS or a Western code page.',
  'hint.unknown-encoding':
    'Save it as UTF-8, or name the encoding: --encoding big5, shift_jis, euc-kr, windows-1252 … (gb18030 where it is Chinese after all).',
  'error.pipe-file': '{file} is a pipe, a socket or a device, not a file.',
  'hint.pipe-file': 'Give it as standard input: - in place of the name, and < {path} at the end.',
  'error.text-workbook': '{file} is no workbook, whatever its name says: it holds plain text.',
  'hint.text-workbook':
    'Export it again; of a text, name what it is (.csv), and see why it is not read.',
  'error.html-file': '{file} is a web page (HTML), whatever its name says: no CSV and no workbook.',
  'hint.html-file': 'Open it in Excel or WPS and save it as .xlsx, ids as text; then import that.',
  'error.other-file': '{file} is a file of another kind ({kind}).',
  'hint.other-file': 'CSV, TSV, .xlsx and .zip files can be read: export it as one of them.',
  'note.bytes-replaced':
    '{file}: {n} {n|character does|characters do} not fit the encoding asked for and {n|was|were} replaced.',
  'error.zip-broken': '{file} is damaged or cut off.',
  'hint.zip-broken': 'Download or export it again. Nothing was imported.',
  'error.zip-unsafe': '{file} holds a file that would be written outside of its folder: {entry}',
  'hint.zip-unsafe':
    'No back end makes such archives: ask where it came from. Nothing was unpacked or imported.',
  'error.zip-too-large': '{file} unpacks to far more than orders do: it looks like a ZIP bomb.',
  'hint.zip-too-large':
    'If you know that it is none, unpack it yourself and import what was in it.',
  'error.not-supported': '{file} is compressed or locked in a way that cannot be read here.',
  'hint.not-supported':
    'Open it in the program it is from, and save it without a password as .xlsx or CSV.',
  'error.zip-empty': '{file} holds no table. In it: {names}',
  'hint.zip-empty':
    'CSV, TSV, TXT and .xlsx files are read; archives inside of archives are not opened.',
  'error.password-needed': '{file} is locked with a password.',
  'hint.password-needed':
    'Set PSCRM_PASSWORD, or give --password (which stays in the history of the shell).',
  'error.password-wrong': 'The password does not open {file}, or the file is damaged.',
  'hint.password-wrong':
    'The back end shows the password where the export is downloaded, or sent it by SMS. Nothing was imported.',
  'error.xls-file': '{file} is an old binary Office file (.xls).',
  'hint.xls-file': 'Open it in Excel or WPS and save it as .xlsx or CSV, ids as text.',
  'error.workbook-broken':
    '{file} is no workbook that can be read: a part of it is missing or damaged.',
  'hint.workbook-broken':
    'Export it again, or open it in Excel or WPS and save it as .xlsx or CSV.',
  'error.workbook-too-large': '{file} is too large to be read as a workbook.',
  'hint.workbook-too-large':
    'Save the sheet as CSV, which may have any size; take a workbook out of its archive first.',
  'error.formula-unsaved':
    '{file}: the cell {cell} (column {column}) holds a formula without its result.',
  'hint.formula-unsaved':
    'Open the workbook in Excel or WPS and save it: that computes it. Nothing was imported.',
  'note.passed-over': '{file}: {n} {n|file was|files were} passed over: {names}',
  'note.text-passed-over': '{file}: no format knows it; it was passed over as a text for people.',
  'note.hidden-sheets-passed-over':
    '{file}: {n|the hidden sheet|the hidden sheets} {names} {n|was|were} passed over; unhide what is to be read.',
  'note.sheets-passed-over': '{file}: no format knows {n|the sheet|the sheets} {names}.',
  'error.no-files': 'The folder {folder} holds no file that could be imported.',
  'hint.no-files':
    'CSV, TSV, TXT, .xlsx and .zip files are read; --recursive looks into folders in it as well.',
  'error.no-match': 'No file matches {pattern}.',
  'hint.no-match': '* and ? stand for any letters of one name, ** for any folders.',
  'option.recursive': 'of a folder, the folders in it as well',
  'option.password':
    'of a locked ZIP file or workbook (better in PSCRM_PASSWORD, or typed when asked)',
  'environment.password':
    'the password of locked ZIP files and workbooks, where --password names none',

  // Formats of one's own -------------------------------------------------------------------
  'help.formats-new':
    'Describe a file that no format knows: which column is what. Asks in a terminal, else takes flags; writes a JSON file.',
  'help.formats-test':
    'Show how a file would be read, column by column, without a workspace. Nothing is changed.',
  'argument.any-file': 'the file',
  'option.format-file':
    'a format of your own to know as well; repeat for more (those in pscrm-formats/ beside the workspace are known anyway)',
  'option.format-out':
    'the JSON file to write (default pscrm-formats/ID.json beside the workspace)',
  'option.format-id': 'what --format shall call it: lower-case letters, digits, hyphens',
  'option.format-title': 'what people call it',
  'option.format-kind': 'what the rows are',
  'option.format-platform': 'the platform that the orders are from',
  'option.format-shape':
    'a row is a whole order; a line, whose order-level cells repeat (group); or a line with amounts of its own (part)',
  'option.format-column': 'what is read from which column, as order_no=订单编号; repeat for more',
  'option.format-status':
    'what a status in the file means, as 已发货=shipped; repeat for more. Others stay as seen',
  'option.format-region': 'country of phone numbers without a country code, as CN',
  'option.test-rows': 'so many rows and values as examples (default 3)',
  'ask.format-file': 'File to describe:',
  'ask.format-kind': 'What are the rows?',
  'ask.format-id': 'What shall --format call it?',
  'ask.format-platform': 'Where were the orders placed?',
  'ask.other-platform': 'somewhere else …',
  'ask.platform-name': 'Name of the platform:',
  'ask.format-shape': 'What is a row?',
  'ask.format-timezone': 'Time zone of the times (empty: that of the workspace):',
  'ask.format-currency': 'Currency of the amounts (empty: that of the workspace):',
  'ask.date-order': '01/02/2026 is …',
  'ask.columns': 'What is read from which column? Choose what is wrong.',
  'ask.column': 'Which column is the {field}?',
  'ask.no-column': 'none of them',
  'ask.statuses': 'What do the statuses mean? Choose what is wrong.',
  'ask.status': 'What does “{word}” mean?',
  'ask.as-seen': 'stays as seen',
  'ask.go-on': '✓ all of this is right',
  'ask.write-format': 'Write {file}?',
  'format-kind.orders': 'Orders',
  'format-kind.items': 'Items of orders, the orders themselves being in another file',
  'format-kind.joins': 'Joins: who added a member of staff',
  'format-kind.leaves': 'Leaves: who removed a member of staff',
  'format-kind.visits': 'Visits: scans of codes',
  'format-kind.referrals': 'Referrals: who invited whom',
  'format-kind.participants': 'Participants: who was asked to invite',
  'format-kind.costs': 'Costs',
  'format-kind.rewards': 'Rewards: who was given what, and for what',
  'format-kind.profiles': 'Customers as a shop knows them',
  'format-kind.deliveries': 'Text messages sent',
  'format-kind.recipients': 'People to make codes for',
  'format-shape.row': 'a whole order',
  'format-shape.group': 'a line of an order; the order’s amounts repeat or stand on one of them',
  'format-shape.part': 'a line of an order with amounts of its own',
  'date-order.dmy': '1 February (day first)',
  'date-order.mdy': '2 January (month first)',
  'say.format-written': 'Wrote {file}.',
  'say.own-format': 'your own',
  'say.ignored': 'ignored',
  'say.no-format': 'none knows these columns',
  'say.first-rows': 'First rows',
  'say.never-read': 'never read',
  'say.empty-cell': '(empty)',
  'say.test-outcome': '{what}, {rejected} {rejected|row|rows} rejected',
  'say.test-unclaimed': 'No format knows these columns. Describe them: {command}',
  'told.option': 'from the command line',
  'told.column': 'from a column where it is filled',
  'told.format': 'from the format',
  'told.workspace': 'the default; a workspace may have another',
  'delimiter.,': 'comma',
  'delimiter.;': 'semicolon',
  'delimiter.tab': 'tab',
  'column.encoding': 'Encoding',
  'column.delimiter': 'Delimiter',
  'column.header_row': 'Header in row',
  'column.column': 'Column',
  'column.fields': 'Read as',
  'column.filled': 'Filled',
  'column.values': 'First values',
  'column.line': 'Line',
  'column.order_no': 'Order',
  'column.buyer': 'Buyer',
  'column.item': 'Item',
  'column.from': 'From',
  'value.built-in': 'built in',
  'field.order_no': 'order number',
  'field.status': 'status',
  'field.created_at': 'time of the order',
  'field.paid_at': 'time of payment',
  'field.completed_at': 'time of completion',
  'field.paid': 'amount paid',
  'field.refund': 'amount refunded',
  'field.currency': 'currency',
  'field.platform': 'platform',
  'field.shop': 'shop',
  'field.buyer': 'account of the buyer',
  'field.phone': 'phone of the buyer',
  'field.email': 'e-mail of the buyer',
  'field.member': 'member number',
  'field.part': 'number of the sub-order',
  'field.line_no': 'number of the line',
  'field.item': 'name of the goods',
  'field.sku': 'SKU',
  'field.quantity': 'quantity',
  'field.price': 'price of one',
  'field.total': 'amount of the line',
  'field.province': 'province',
  'field.city': 'city',
  'field.country': 'country (two letters)',
  'field.joined_at': 'time added',
  'field.left_at': 'time removed',
  'field.staff': 'member of staff',
  'field.at': 'time',
  'note.format-also-built-in':
    'These columns are also known to {formats}: imports must say which it is, with --format {id}.',
  'note.format-rejects': '{n} {n|row|rows} of this file could not be read so.',
  'error.bad-format': '{place}: {problem}',
  'hint.bad-format': 'Mend the file. What a format may hold is in docs/format.schema.json.',
  'hint.bad-format.folder':
    'Mend the file, or take it out of pscrm-formats/. What a format may hold is in docs/format.schema.json.',
  'error.bad-format-id': '“{id}” cannot be the id of a format.',
  'hint.bad-format-id':
    'Lower-case letters, digits and hyphens, such as my-erp, and not the id of a built-in format.',
  'error.format-twice': 'Two files describe a format “{id}”: {files}.',
  'hint.format-twice': 'Give one of them another id, or remove it.',
  'format-problem.not-json': 'the text stops being JSON here',
  'format-problem.one-of': 'must be one of {choices}',
  'format-problem.missing': '{name} is missing',
  'format-problem.unknown-key': 'is not known; known here: {choices}',
  'format-problem.not-object': 'must be an object, { … }',
  'format-problem.not-array': 'must be a list, [ … ]',
  'format-problem.not-string': 'must be a text in quotes',
  'format-problem.empty': 'must not be empty',
  'format-problem.written-like': 'must be written like {example}',
  'format-problem.wrong': 'cannot be this',
  'format-problem.id-taken': '{id} is a built-in format; choose another id',
  'format-problem.no-timezone': 'there is no time zone {name}',
  'format-problem.no-currency': '{name} is no currency code',
  // History, undo and rebuild
  'help.order': 'Show orders and where each value of one comes from.',
  'help.order-show':
    'Show what is known of an order, which import each value is from, and every version that files showed.',
  'help.rebuild':
    'Compute everything anew that follows from the facts, and say where it was stored otherwise: nowhere, if all is well.',
  'argument.order': 'an order number, or platform:number',
  'option.strict': 'import a file only if every row of it can be read',
  'error.unknown-order': 'No order has this number.',
  'hint.unknown-order':
    'Give the number as the platform writes it, or platform:number, such as pdd:260208-100000000000001.',
  'error.rejected-strictly':
    '{file}: {n} {n|row|rows} could not be read, and with --strict nothing of the file was imported.',
  'hint.rejected-strictly':
    'Write the rows to a file with --rejects FILE, mend them, and import again; or leave --strict away.',
  'say.order': 'Order {key}',
  'say.order-versions': 'What files showed, what counts most first',
  'say.rebuilt':
    'Computed anew: {orders} {orders|order|orders}, {identities} {identities|identifier|identifiers}.',
  'say.no-differences': 'Nothing was stored otherwise.',
  'say.differences':
    '{n} {n|thing is|things are} stored otherwise than the facts say. pscrm rebuild mends this; please report it: it is a bug.',
  'say.differences-mended':
    '{n} {n|thing was|things were} stored otherwise than the facts say, and mended. Please report it: it is a bug.',
  'say.import-shared':
    'Orders of which other files say something else, or more: what this one says, and what holds now',
  'say.import-rejects': 'Rows that could not be read',
  'say.more-rows': '… and {n} more; --limit N shows more.',
  'column.said_status': 'Said here',
  'column.said_paid_minor': 'Paid, said here',
  'column.reason': 'Reason',
  'column.role': 'Of',
  'column.completed_at': 'Completed at',
  'column.province': 'Province',
  'column.city': 'City',
  'column.stored': 'Stored',
  'column.computed': 'Computed',
  'value.order': 'the order',
  'value.part': 'a part',

  // Passwords, and what is not found
  'ask.password': 'Password of {file}:',
  'error.missing-options': '{options} and {last} are missing.',
  'hint.missing-options': 'Write them on the command line; --help shows how.',
  'hint.missing-options.kind':
    'Write them on the command line. Which columns are needed depends on --kind; for orders they are {more}, with --platform and --shape.',
  'hint.missing-option.kind':
    'Write it on the command line. Which columns are needed depends on it; for orders they are {more}, with --platform and --shape.',
  'hint.missing-option.column':
    'Without it no row can be read: export the file with a column that says it.',
  'say.more-unread': '… and {n} more.',
  'error.bad-optout': 'Nobody can be told by {values}: nothing was entered.',
  'hint.bad-optout':
    'A number from abroad needs its country: --region US. Other identifiers are written kind:value; of a platform’s own, those that the workspace holds.',
  'error.unknown-person': 'Nobody is known by that.',
  'hint.unknown-person':
    'A number from abroad needs its country: --region US. pscrm order show NUMBER shows an order whose buyer is hidden; pscrm customer list shows all who are known.',
  'hint.missing-argument.merge':
    'Two are needed, as in pscrm customer merge 1 4; pscrm customer list shows the numbers.',
  'error.merge-same': 'Two different customers are needed, and {id} came twice.',
  'hint.merge-same': 'pscrm customer list shows the numbers of the others.',
  'hint.missing-option.split':
    'Say what shall tie nobody: pscrm customer show NUMBER shows the numbers of identifiers and what ties them.',
  'say.split-later':
    'Customer {id} stays as it is now; what was named ties nobody to it from now on:',
  'error.no-folder': 'There is no folder {folder} for the workspace {database}.',
  'hint.no-folder':
    'Make the folder, or name another file with --db or PSCRM_DB; pscrm init with the same --db then creates the workspace.',
  'option.import-dry-run':
    'show what would happen and change nothing in the workspace; --rejects still writes its file',
  'hint.no-format.far':
    'pscrm formats list shows what is known; pscrm formats new {file} describes a format of your own.',
  'ask.password-again': 'That does not open it. Password of {file}:',

  // How results are written
  'output.table':
    'to a terminal, for people: columns that line up, titles and words in your language',
  'output.tsv':
    'to a pipe or a file, for machines: TABs between, no header, nothing rounded or cut',
  'output.csv': 'for machines: a header of keys, which are the same in every language',
  'output.md': 'for people: a Markdown table, written as on a terminal',
  'output.json':
    'for machines: an object whose `schema` says what it is (pscrm help json); keys as in CSV',
  'output.money':
    'for people, and in every sentence: major units and the currency (12.50 CNY); for machines: whole minor units, the name ends in _minor and `currency` stands beside it (1250, CNY)',
  'output.times':
    'for people: the clock of the workspace’s time zone; for machines: ISO 8601 with the offset, days as 2026-03-31',
  'output.streams':
    'results are on stdout; sentences about them, warnings, progress and questions on stderr',
  'column.amount_minor': 'Amount',
  'column.refunded_minor': 'Refunded',

  // Identifiers that were looked at and found right
  'help.customer-accept':
    'Say that identifiers which are warned of are right: those who share one are one person, or it is shared by many indeed, or one person does have two ids.',
  'argument.accept': 'numbers of identifiers, as customer list --conflicts shows them',
  'say.accepted': '{n|Identifier|Identifiers} {ids}: found right, and not warned of any more:',
  'say.already-fine': 'Nothing is warned of there: nothing changed.',
  'say.accept-hint':
    'Looked at and found right? pscrm customer accept NUMBER, with the number before the identifier, ends the warning.',

  // Putting the server on a machine
  'help.deploy':
    'Print what a server needs to run on a machine: a systemd unit, a site for nginx or for Caddy, made for this workspace and its base URL.',
  'option.deploy-print': 'which file',
  'option.deploy-host': 'the address on which pscrm serve listens (default 127.0.0.1)',
  'option.deploy-port': 'the port on which pscrm serve listens (default 8787)',
  'option.deploy-user':
    'the account that the server runs as (default: yours); the workspace must be its own',
  'ask.deploy': 'Which file?',
  'say.deploy': 'put it into {path}; next: {next}',
  'note.deploy-root':
    'The unit runs as root. Give the server an account of its own: --user NAME, and let that account own the folder of the workspace.',
  'error.base-url-not-public': '{url} is not an https address that strangers’ telephones can open.',
  'hint.base-url-not-public':
    'pscrm init --base-url https://q.example.cn, with a domain of yours; what is printed here gets it its certificate.',
  'deploy.systemd':
    'pscrm serve for {database}. Put this into /etc/systemd/system/pscrm.service, then:\n  sudo systemctl daemon-reload\n  sudo systemctl enable --now pscrm\n  journalctl -u pscrm -f',
  'deploy.systemd-hardening':
    'It may write beside the workspace (the database, its log, visits that spilled) and nowhere else.',
  'deploy.nginx':
    'Live codes of {host}. Put this into /etc/nginx/conf.d/pscrm.conf, then: nginx -t && systemctl reload nginx\nA certificate first: certbot certonly --webroot -w /var/www/acme -d {host}\n(with the server on port 80 below in place, and the one with ssl still left out).\nWhere the machine has IPv6, take the # from the lines with [::].\nIf the host has a site already, put only what is between limit_req and the end into its server.',
  'deploy.nginx-limits':
    'Per address. Many telephones of one mobile carrier share an address: do not set it low.',
  'deploy.nginx-certificate':
    'Where certbot puts them. acme.sh --install-cert -d {host} puts them where you say.',
  'deploy.nginx-log':
    'No addresses are kept, in the error log neither: pscrm counts visits, without them.',
  'deploy.private': 'For this machine alone: curl http://{server}/metrics',
  'deploy.caddy-order': 'One after the other, as they stand.',
  'deploy.elsewhere': 'The rest of the host. If it has a site already, take that instead.',
  'deploy.caddy':
    'Live codes of {host}. Put this into /etc/caddy/Caddyfile, then: systemctl reload caddy\nCaddy gets the certificate itself; ports 80 and 443 must be reachable, and {host} must lead here.',

  // Targets, pools and where codes lead
  'help.target': 'Say where scans can end: members of staff, groups, shops.',
  'help.target-add': 'Add a place where scans can end, and say what it can bring back.',
  'help.target-list': 'List all targets: how often each was shown, and whether it is free now.',
  'help.target-show': 'Show one target: where it leads, how it is used, what it brought and cost.',
  'help.target-edit':
    'Change a target, for example the picture of a group whose QR expires. Codes need not be printed anew.',
  'help.target-pause': 'Stop showing a target, in every pool and for every code.',
  'help.target-resume': 'Show a paused target again.',
  'help.pool': 'Let several targets share the scans: in turn, by weight, with caps and hours.',
  'help.pool-create': 'Create a pool, with its targets if you like.',
  'help.pool-list': 'List all pools.',
  'help.pool-show': 'Show a pool with its caps and hours, and whom it would show now and why.',
  'help.pool-edit': 'Change a pool: its rule, its targets, their caps, hours and days off.',
  'help.pool-simulate':
    'Print how so many visitors would be shared out at a moment. Counts nothing.',
  'help.code-show': 'Show a code: its QR, where it leads now, its visits, and what it was before.',
  'help.code-edit':
    'Change where codes lead, or switch them off. A running server follows within a second.',
  'help.config': 'Show and change the settings of the workspace.',
  'help.config-set':
    'Set one: base-url, timezone, currency, brand, colour, logo, operator, privacy-url. An empty value takes it back.',
  'help.config-get': 'Print one setting.',
  'help.config-list': 'List all settings.',
  'argument.target': 'name of the target',
  'argument.pool': 'name of the pool',
  'argument.code': 'a code, or the address that a scanner shows for it',
  'argument.codes': 'codes, or the addresses that a scanner shows for them',
  'argument.setting': 'which setting',
  'argument.setting-value':
    'what it is to be; for the logo a PNG or JPEG file that is no QR; for the colour six digits, on which letters are white where that can be read (contrast 4.5, as WCAG AA asks), else black: on #07c160, the default, they are black',
  'option.target-kind': 'what it is',
  'option.target-url': 'the address that people are sent to',
  'option.target-file': 'PNG or JPEG of a QR; it is read back and kept in the workspace',
  'option.target-state': 'contact way: its fixed state, at most 30 characters',
  'option.target-campaign': 'contact way: only for codes of this campaign',
  'option.target-variant': 'contact way: only for codes of this variant',
  'option.target-staff': 'the account as files of joins name it (default: the name of the target)',
  'option.target-group': 'the QR is of a group: it expires (7d) and holds so many (200)',
  'option.expires': 'not shown after: 7d, 48h, a day, a moment, or never',
  'option.capacity': 'shown so many times at most, or none',
  'option.cost-per-add': 'what each person added costs, in the currency of the workspace, or none',
  'option.new-group': 'it is another group now, and empty: the capacity counts anew',
  'option.policy':
    'how targets share: by weight, in turn, the same for each visitor, least shown today; only sticky shows the same one to a visitor who comes again',
  'option.fallback-url': 'where people go when nobody is free, or none',
  'option.member':
    'take this target in, or change it (repeatable; caps and hours hold for all named)',
  'option.backup': 'as --target, but only shown when none of those is free (repeatable)',
  'option.weight': 'share by weight and for the least loaded (default 1)',
  'option.cap-day':
    'times shown in a day at most, or none: all showings of the target count, those by other pools and codes too',
  'option.cap-total': 'times shown in all at most, or none: counted as for --cap-day',
  'option.cap-adds':
    'people added in a day at most, or none: shown so many ÷ the share of scans that added of late',
  'option.hours': "such as 'mon-fri 09:00-18:00' (repeatable), or always",
  'option.date':
    "'2026-10-01 off' or '2026-10-02 10:00-16:00' instead of the hours (repeatable), or none",
  'option.pause-member': 'stop showing the targets named, in this pool only',
  'option.resume-member': 'show them again',
  'option.remove-member': 'take a target out of the pool (repeatable)',
  'option.simulate-visits': 'how many visitors (default 1000)',
  'option.simulate-at': 'the moment at which they come (default: now)',
  'option.to-target': 'the codes lead to this target',
  'option.to-pool': 'the codes lead to this pool',
  'option.to-none': 'the codes lead to nothing for now',
  'option.codes-of-batch': 'all codes of a batch; with --campaign those of both',
  'option.codes-of-campaign': 'all codes of a campaign; with --batch those of both',
  'option.disable': 'switch the codes off',
  'option.enable': 'switch them on again',
  'option.valid-from': 'the codes work from this moment or day on, or never mind (none)',
  'option.valid-until':
    'the codes work until this moment, or to the end of this day, or for ever (none)',
  'ask.kind': 'What is it?',
  'value.acquisition-link': 'acquisition link',
  'value.contact-way': 'contact way',
  'value.qr-image': 'QR picture',
  'value.url': 'address',
  'brings.acquisition-link':
    'The code of each click comes back with the person added (customer_channel, at most {bytes} bytes), so that every join is tied to its very code.',
  'brings.contact-way':
    'A fixed state comes back (at most {characters} characters): it proves the member of staff and the variant, not the card.',
  'brings.qr-image':
    'Nothing comes back by itself: visits are counted, and joins are matched by claims or by account. People press and hold the picture.',
  'brings.url':
    'Nothing comes back by itself: visits are counted; orders come by the files of the shop.',
  'say.qr-read': '{file} holds a QR: {text}',
  'say.no-targets': 'No targets yet. pscrm target add NAME --kind … makes one.',
  'say.no-pools': 'No pools yet. pscrm pool create NAME --target … makes one.',
  'say.empty-pool': 'Nobody is in it yet. pscrm pool edit NAME --target … takes somebody in.',
  'say.pool': '{name} · {policy} · else: {last}',
  'pool-now.weighted': 'Would be shown now ({time}): by weight, one of {names}.',
  'pool-now.round-robin': 'Would be shown now ({time}): {names}, whose turn it is.',
  'pool-now.sticky':
    'Would be shown now ({time}): one of {names}, for each visitor always the same.',
  'pool-now.least-loaded':
    'Would be shown now ({time}): {names}, shown least today for the weight.',
  'pool-now.backup': 'Would be shown now ({time}): {names} as a backup, as nobody else is free.',
  'pool-now.fallback': 'Nobody is free now ({time}): people would be sent to {url}.',
  'pool-now.away': 'Nobody is free now ({time}): people would see the page that says so.',
  'say.simulated': '{n} {n|visitor|visitors} at {pool}, all at {at}. Nothing was counted.',
  'say.codes-changed': '{n} {n|code|codes} changed; {same} {same|was|were} like that already.',
  'say.codes-would-change':
    '{n} {n|code|codes} would be changed; {same} {same|is|are} like that already. Nothing was changed.',
  'say.code-of': '{campaign} · {variant} · {channel} · batch {batch}, no. {n}',
  'say.code-visits':
    '{shown} {shown|visit|visits} that {shown|counts|count}, of {hits} {hits|hit|hits} ({human} likely human).',
  'say.code-now': 'Who scans it now: {reason} → {to}',
  'say.code-history': 'What it was',
  'help.report.option.visits':
    'which visits count: of likely humans each once in ten minutes (counted), of likely humans (human), or every hit (all)',
  'column.counted': 'Counted',
  'column.human': 'Likely human',
  'column.all': 'All',
  'note.funnel-visits-left-out':
    'Left out: {machines} {machines|visit|visits} of machines (bots, previews, prefetches) and {repeats} repeated within ten minutes. {option} counts them.',
  'say.batch-leads': 'They lead to: {kind} {name}.',
  'value.free': 'free',
  'value.stands-by': 'stands by',
  'value.paused': 'paused',
  'value.hours': 'not at this hour',
  'value.daily-cap': "day's cap reached",
  'value.total-cap': 'total cap reached',
  'value.adds-cap': "day's adds reached",
  'value.expired': 'expired',
  'value.full': 'full',
  'value.weighted': 'by weight',
  'value.round-robin': 'in turn',
  'value.sticky': 'the same for each visitor',
  'value.least-loaded': 'least shown today',
  'value.backup': 'backup',
  'value.fallback': 'fallback address',
  'value.away': 'nobody is there',
  'value.disabled': 'switched off',
  'value.not-yet': 'not yet valid',
  'value.flagged': 'not a human',
  'value.no-destination': 'leads to nothing yet',
  'value.target': 'target',
  'value.pool': 'pool',
  'value.none': 'nothing yet',
  'column.now': 'Now',
  'column.url': 'Address',
  'column.qr': 'QR says',
  'column.state': 'State',
  'column.shown_today': 'Today',
  'column.shown_total': 'In all',
  'column.adds': 'Added',
  'column.expires_at': 'Expires',
  'column.capacity': 'Capacity',
  'column.add_rate': 'Of those shown',
  'column.capacity_used': 'Shown of it',
  'column.cost_per_add_minor': 'Cost of an add',
  'column.cost_accrued_minor': 'Cost so far',
  'column.pools': 'Pools',
  'column.policy': 'Shares',
  'column.targets': 'Targets',
  'column.backups': 'Backups',
  'column.fallback_url': 'Fallback',
  'column.target': 'Target',
  'column.cap_day': 'Cap a day',
  'column.cap_adds': 'Cap of adds',
  'column.cap_adds_shown': 'as times shown',
  'column.cap_total': 'Cap in all',
  'column.hours': 'Hours',
  'column.dates': 'Dates',
  'column.shown': 'Shown',
  'column.share': 'Share',
  'column.since': 'Since',
  'column.to': 'Leads to',
  'column.valid_from': 'Valid from',
  'column.valid_until': 'Valid until',
  'column.disabled_at': 'Switched off',
  'column.by': 'By',
  'error.unknown-target': 'There is no target “{name}”.',
  'hint.unknown-target': 'Known: {known}. pscrm target add makes one.',
  'error.unknown-pool': 'There is no pool “{name}”.',
  'hint.unknown-pool': 'Known: {known}. pscrm pool create makes one.',
  'error.unknown-code': 'There is no code “{code}” in this workspace.',
  'hint.unknown-code':
    'Codes tell capitals from small letters. codes.csv of its batch holds them all.',
  'error.mistyped-code':
    '“{code}” is no code of this workspace: a symbol is wrong, or two are swapped.',
  'hint.mistyped-code':
    'Its check symbol shows it. Read it again from the card; capitals and small letters differ.',
  'error.path-in-capitals': 'Codes in capitals need a base address without a path, not {url}.',
  'hint.path-in-capitals':
    'Web servers tell /q from /Q. Leave out --uppercase, or take a host of its own: pscrm config set base-url https://q.example.com',
  'error.folder-in-use': 'Another run is filling {folder}.',
  'hint.folder-in-use': 'Wait until it is done, or take another --out.',
  'error.nothing-to-resume': 'No run has left anything beside {folder}.',
  'hint.nothing-to-resume': 'Leave out --resume.',
  'error.resume-differs': 'What a killed run has left beside {folder} was asked for otherwise.',
  'hint.resume-differs':
    'Type the same command as then, with --resume. Without --resume it is removed, and another batch is made.',
  'error.nothing-to-check': 'Nothing in {file} is a code of this workspace.',
  'hint.nothing-to-check':
    'Name the batch that it should be: --batch N. Every code of it is then missing.',
  'error.unknown-setting': 'There is no setting “{name}”.',
  'hint.unknown-setting': 'Known: {known}.',
  'error.target-exists': 'There is a target “{name}” already.',
  'hint.target-exists': 'pscrm target edit {name} changes it.',
  'error.pool-exists': 'There is a pool “{name}” already.',
  'hint.pool-exists': 'pscrm pool edit {name} changes it.',
  'error.not-a-member': '“{target}” is not in the pool “{pool}”.',
  'hint.not-a-member': 'pscrm pool show {pool} lists who is.',
  'error.state-taken': 'The state “{state}” belongs to another contact way, of “{name}”.',
  'hint.state-taken':
    'Each contact way has a state of its own: it is what a join is recognised by.',
  'error.bad-scheme': '“{url}” is no address that a scan may end at.',
  'hint.bad-scheme': 'It begins with one of: {known}; and is written in plain ASCII.',
  'error.url-password':
    '“{url}” was written with a user or password, and everybody who scans would read it.',
  'hint.url-password': 'Leave out what stands before the @.',
  'error.own-address':
    '“{url}” is below {base}, where the codes are: people would go round in a circle.',
  'hint.own-address': 'Name where people are to end: a shop, a page on another address, WeCom.',
  'error.channel-taken': '“{url}” has a customer_channel already.',
  'hint.channel-taken':
    'Leave it out: the code of each scan is put there, so that the person added is tied to it.',
  'error.bad-hours': '{option} “{value}” is not understood.',
  'hint.bad-hours':
    "Hours: 'mon-fri 09:00-18:00; sat 10:00-16:00'. Dates: '2026-10-01 off; 2026-10-02 10:00-16:00'.",
  'error.bad-colour': '“{value}” is no colour.',
  'hint.bad-colour': 'Write it as #07c160: six digits from 0 to f.',
  'error.not-printable': '{file} is neither a PNG nor a JPEG.',
  'hint.not-printable': 'Save the picture as one of the two.',
  'error.picture-damaged': '{file} is damaged or breaks off: half of it would be printed.',
  'hint.picture-damaged': 'Fetch it once more from where it comes from, or save it anew.',
  'error.picture-heavy':
    '{file} has {pixels} pixels and is transparent: more than {most} million of them take too much memory.',
  'hint.picture-heavy':
    'Make it smaller (300 dpi of its size on the card are enough), or save it without transparency.',
  'error.not-a-picture': '{file} is no PNG or JPEG of at most 2 MB.',
  'hint.not-a-picture': 'Save the picture as PNG or JPEG, smaller if need be.',
  'error.logo-scans': '{file} is a QR, or holds one: no logo.',
  'hint.logo-scans':
    'Beside the code of a page, telephones might read this one. A QR to be scanned is a target: pscrm target add NAME --kind qr-image --file FILE',
  'error.not-a-qr': 'No QR could be read in {file}.',
  'hint.not-a-qr': 'Take the picture as WeCom saves it, uncut and with the white around it.',

  // The server
  'help.serve':
    'Answer scans: redirect each code to where it points, or show its page, and record every visit. Runs until Ctrl-C.',
  'option.serve-host':
    'address to listen at (default 127.0.0.1: only this machine, for a proxy in front)',
  'option.serve-port': 'port to listen at (default 8787; 0: any that is free)',
  'option.trust-proxy':
    'so many proxies of your own stand in front: believe the X-Forwarded-For they add (default 0: never)',
  'option.durability':
    'full: a visit is on the disk before it is answered, for power cuts too (default normal: safe when the program is killed)',
  'option.serve-log':
    'a line on stdout for each answer, without personal data (default text in a terminal, none in a pipe)',
  'option.max-connections': 'open connections at most (default 10000)',
  'serve.started': 'Serving {database} at {url}. Ctrl-C stops.',
  'serve.stopping': 'Stopping: nobody new is let in, answers under way are finished.',
  'serve.stopped': 'Stopped. Every answered visit is recorded.',
  'serve.spilling':
    'WARNING: the database cannot be written ({why}). Redirects go on from memory; visits go to a spill file beside the workspace until it can be.',
  'serve.unkept':
    'WARNING: the spill file cannot be written either ({why}). Visits are held in memory, and are lost if the program ends now.',
  'serve.recovered': 'The database can be written again.',
  'serve.taken-in': '{visits} {visits|visit was|visits were} taken in from spill files.',
  'serve.taken-over': 'Another server has taken this workspace over.',
  'serve.bug': 'WARNING: an answer failed ({why}). This is a bug of pscrm; please report it.',
  'note.visits-waiting':
    '{n} {n|visit waits|visits wait} in spill files beside the workspace and {n|is|are} in no number yet: the database could not be written. pscrm serve takes them in.',
  'status.visits_human': '  of those, counted in reports',
  'status.server': 'Server',
  'say.server-running': '{address} · process {pid} on {host} · since {since}',
  'error.server-running':
    '{database} is served already: by process {pid} on {host}, at {address}, since {since}.',
  'hint.server-running':
    'One workspace has one server. Stop that one first. One whose process is gone is followed at once; one on another machine after 15 seconds without a sign of it.',
  'error.server-taken-over':
    'Another server has taken {database} over while this one did not answer.',
  'hint.server-taken-over':
    'See what pscrm status says of the server; start this one again when the other has been stopped.',
  'error.address-in-use': 'Another program listens at {host}, port {port}.',
  'hint.address-in-use': 'Stop it, or name another port with --port.',
  'error.address-refused': 'It is not possible to listen at {host}, port {port}.',
  'hint.address-refused':
    '--host takes an address of this machine (127.0.0.1, 0.0.0.0 for all); ports below 1024 need special rights.',
  // What the doctor finds
  'help.doctor':
    'Look for what keeps people from getting where they should: now, and in the week to come. Exit code 1 where people are being lost.',
  'option.online':
    'also ask the base URL whether it is a server of this workspace that answers (goes out to the network)',
  'option.integrity':
    'also read the whole database through: whether it is sound, and its counts are right',
  'value.error': 'error',
  'value.warning': 'warning',
  'value.note': 'note',
  'value.workspace': 'workspace',
  'value.batch': 'batch',
  'value.server': 'server',
  'value.base-url': 'base URL',
  'column.severity': 'Severity',
  'column.about': 'About',
  'column.finding': 'Finding',
  'column.text': 'What is found',
  'say.doctor-well': 'Nothing is wrong.',
  'say.doctor':
    '{errors} {errors|error|errors}, {warnings} {warnings|warning|warnings}, {notes} {notes|note|notes}',
  'option.data':
    'also judge what was imported: is it full, continuous, valid and correct, check by check',
  'value.data-full': 'data: full',
  'value.data-continuous': 'data: continuous',
  'value.data-valid': 'data: valid',
  'value.data-correct': 'data: correct',
  'value.data-orders-of-nobody': 'own-shop orders of nobody',
  'value.data-joins-unproved': 'joins of unproved origin',
  'value.data-no-leaves': 'joins, and not one leave',
  'value.data-days-missing': 'days without an order',
  'value.data-orders-behind': 'days orders lag behind joins, over 7',
  'value.data-shops-behind': 'own shops that end before others',
  'value.data-rejected': 'rejected rows',
  'value.data-no-amount': 'paid orders without an amount',
  'value.data-in-future': 'orders and joins in the future',
  'value.data-visits-of-no-code': 'visits to unknown codes',
  'value.data-joins-of-no-code': 'joins with an unknown state',
  'value.data-leaves-without-join': 'leaves without a join',
  'value.data-refund-above-paid': 'more paid back than paid',
  'value.data-paid-unsaid': 'paid, though unpaid or closed',
  'value.data-sums-untied': 'sums that do not tie',
  'value.data-mean': '= mean of these checks',
  'value.data-mean-of-heads': '= mean of the four heads',
  'value.data-all': 'data: all',
  'column.check': 'What is wrong',
  'column.wrong': 'How many',
  'column.score': 'Score',
  'say.data-quality': 'Data quality, 0 to 100',
  'say.data-formula':
    'Check: 100 × (1 − how many ÷ of), rounded down. Head: mean of its checks. All: mean of the four heads. Each weighs the same, for want of a better reason; what there is nothing of is left out (–).',
  'say.data-score': 'Data quality {score} of 100 ({heads})',
  'finding.data-orders-of-nobody':
    '{n} of {of} paid {of|order|orders} of the own shop {n|has|have} no known buyer: {n|it is|they are} in no report on people.',
  'finding.data-joins-unproved':
    'Of {n} of {of} {of|join|joins} nothing proves by which code or way they came: they stand under “–” in every channel report.',
  'finding.data-no-leaves':
    'No leave is on record, though {n} {n|join is|joins are} over 30 days old: without a file of leaves no report can say who was kept.',
  'finding.data-days-missing':
    '{n} of the last {of} {of|day|days} of orders {n|has|have} none at all: was a file forgotten?',
  'finding.data-files-ended':
    'Files of {why} show nothing after {until}, {n} {n|day|days} ago, and the last was read on {read}: so long a silence is not usual here, and whoever has waited since is too early in reports. If nothing happened by then, say so: pscrm imports complete {import} --until {read}; else import a newer export.',
  'finding.data-files-old':
    'Files of {why} reach to {until}, {n} {n|day|days} ago: whoever has waited since is too early in reports. Import newer ones; where there will never be any: pscrm imports complete {import} --until closed',
  'finding.data-orders-behind':
    'Joins are known for {of} days longer than orders of the own shop: who bought since then counts as not having bought.',
  'finding.data-shops-behind':
    '{n} of {of} own {of|shop|shops} {n|is|are} known for a week less than another, or more: was a file forgotten?',
  'finding.data-rejected':
    '{n} of {of} imported {of|row|rows} {n|was|were} rejected and {n|is|are} in no number.',
  'finding.data-no-amount':
    '{n} of {of} paid {of|order|orders} {n|has|have} no amount: {n|it counts as an order|they count as orders}, with 0.',
  'finding.data-in-future':
    '{n} {n|order or join lies|orders and joins lie} more than a day in the future: is the time zone or the clock wrong?',
  'finding.data-visits-of-no-code':
    '{n} of {of} {of|visit|visits} {n|is to a code that is|are to codes that are} not in this workspace.',
  'finding.data-joins-of-no-code':
    '{n} of {of} {of|join|joins} with a state {n|names|name} neither a code nor a contact way of this workspace.',
  'finding.data-leaves-without-join':
    '{n} of {of} {of|leave|leaves} {n|has|have} no join before {n|it|them}: an export of joins is missing, or begins too late.',
  'finding.data-refund-above-paid':
    '{n} of {of} {of|order|orders} had more paid back than was paid: {n|it lowers|they lower} the revenue of all others.',
  'finding.data-paid-unsaid':
    '{n} of {of} paid {of|order|orders} {n|is|are} unpaid or closed by status, yet {n|shows|show} a payment and no refund, and {n|counts|count} as sold. The import named the lines: where a payment is wrong, undo it and mend the file.',
  'finding.data-sums-untied':
    '{n} of {of} {of|sum|sums} of what files said and what is held {n|does|do} not tie: facts were lost or changed by hand.',
  'finding.base-url-missing': 'No base URL is set: codes have no address to be printed with.',
  'finding.base-url-local':
    '{name} is an address of one machine or network: strangers’ telephones cannot open it.',
  'finding.base-url-not-https':
    '{name} is not https: browsers warn of it, and anybody on the way can send people elsewhere.',
  'finding.page-settings':
    'The landing page lacks: {missing}. People see a QR and not whose it is.',
  'finding.codes-lead-nowhere':
    '{n} of {codes} {codes|code|codes} of {campaign} {n|leads|lead} to nothing yet.',
  'finding.codes-lose-people':
    '{n} of {codes} {codes|code|codes} of {campaign} {n|leads|lead} to nothing, and {came} {came|person|people} scanned one in the last 7 days.',
  'finding.straight-paused':
    'It is paused, and {n} {n|code leads|codes lead} to it alone: people see that nobody is there.',
  'finding.straight-expired':
    'It has expired, and {n} {n|code leads|codes lead} to it alone: people see that nobody is there.',
  'finding.straight-full':
    'It is full, and {n} {n|code leads|codes lead} to it alone: people see that nobody is there.',
  'finding.target-shows-nothing': 'It has neither an address nor a picture, and codes lead to it.',
  'finding.target-circle':
    'It leads to {url}, below {base}, where the codes are: people go round in a circle.',
  'finding.pool-circle':
    'Its fallback address {url} is below {base}, where the codes are: people go round in a circle.',
  'finding.no-way-for-campaign':
    'Codes of {campaign} lead to it, and it has no contact way for them.',
  'finding.no-way-for-variant':
    'Codes of {campaign}, variant {variant}, lead to it, and it has no contact way for them.',
  'finding.pool-empty': 'Nobody is in it: people see that nobody is there.',
  'finding.pool-empty-fallback': 'Nobody is in it: everybody goes to its fallback address.',
  'finding.pool-closed': 'Nobody can be shown now: {why}. People see that nobody is there.',
  'finding.pool-closed-fallback':
    'Nobody can be shown now: {why}. Everybody goes to its fallback address.',
  'finding.pool-gaps':
    'Nobody is there {n} {n|time|times} in the next {days} days, {hours} {hours|hour|hours} in all, first on {when}; and there is no fallback address.',
  'finding.pool-gaps-fallback':
    'Nobody is there {n} {n|time|times} in the next {days} days, {hours} {hours|hour|hours} in all, first on {when}: people go to its fallback address.',
  'finding.pool-sent-away': '{n} {n|person|people} found nobody there in the last {days} days.',
  'finding.caps-of-a-day':
    'Its caps let {room} through in a day; {visits} people came on {day}, and more than that on {n} of the last 7 days.',
  'finding.caps-in-all':
    'There is room for {room} more in all; {visits} people came in the last {days} days.',
  'finding.target-expires': 'It expires in {hours} {hours|hour|hours}, on {when}.',
  'finding.target-expired': 'It expired on {when} and is not shown any more.',
  'finding.group-nearly-full': 'It was shown {shown} times of {capacity}: room for {left} more.',
  'finding.group-full': 'It was shown {shown} times of {capacity}, and is not shown any more.',
  'finding.readable-by-others':
    'Other accounts of this machine may read or write {files}: people’s identifiers are in there.',
  'finding.visits-waiting':
    '{n} {n|visit waits|visits wait} in a file beside the workspace; the next start of the server takes {n|it|them} in.',
  'finding.visits-spilling':
    '{n} {n|visit waits|visits wait} in a file beside the workspace: the server could not write the database. Is the disk full, or the file held?',
  'finding.server-none': 'No server works on this workspace.',
  'finding.server-gone':
    'The server (process {pid} on {host}, since {when}) is gone without having stopped.',
  'finding.database-damaged':
    'The database is damaged ({n} {n|place|places}). Stop the server and go back to a backup; what can be read is saved by the command below.',
  'finding.rows-dangling':
    '{n} {n|row names|rows name} something that is not there: somebody else wrote to the database.',
  'finding.counts-differ': '{n} {n|count is|counts are} not what the visits say.',
  'finding.online-ours': 'The server of this workspace answers there.',
  'finding.online-other-workspace':
    'A pscrm server answers there, but it serves another workspace than this one.',
  'finding.online-redirects':
    'It answers {status} and sends people on to {to}: the address that is printed should be the one that answers.',
  'finding.online-not-found':
    'Something answers there and knows nothing of pscrm (404): the proxy does not pass on what is asked, or takes another path off.',
  'finding.online-no-upstream':
    'The proxy answers there ({status}), and the server behind it does not.',
  'finding.online-limited': 'It is asked too often from here (429). Try again in a minute.',
  'finding.online-stranger':
    'Something else answers there ({status}): the domain leads to another server.',
  'finding.online-no-such-host':
    'The name {host} is not known: it is not registered, or its DNS record is missing.',
  'finding.online-refused': '{host} refuses the connection: nothing listens there.',
  'finding.online-unreachable': 'There is no way from here to {host} ({failure}).',
  'finding.online-timeout':
    '{host} did not answer within {seconds} seconds: a firewall or security group, mostly.',
  'finding.online-cut':
    '{host} cut the connection ({failure}). On a machine in mainland China: is the domain ICP-filed?',
  'finding.online-certificate-expired': 'The certificate of {host} is not valid today: renew it.',
  'finding.online-certificate-name':
    'The certificate that {host} shows is made out to another name.',
  'finding.online-certificate':
    'The certificate of {host} is not one that telephones trust ({failure}).',
  'finding.online-failed': '{host} could not be asked ({failure}).',

  // Text messages: answers
  'format.sms-replies': 'Replies to text messages',
  'format.sms-optouts': 'Refusals of text messages',
  'format-kind.replies': 'Answers to text messages',
  'value.replies': 'answers to text messages',
  'note.opt-outs':
    '{n} {n|refusal|refusals}: whoever refused is left out of every batch of text messages from now on, whatever list names them.',
  'note.opt-outs-hidden':
    '{n} {n|refusal hides its|refusals hide their} number: everybody of the same first three and last four digits is left out.',
  'note.opt-outs-unknown':
    '{n} {n|refusal hides|refusals hide} so much of the number that nobody can be told by it: whoever it is may be written to again. Ask for the numbers in clear.',
  'note.other-replies':
    '{n} {n|answer is no refusal|answers are no refusals} as far as can be told. What was written is not kept: read it in the file (line {lines}), and enter who does not want to be written to with: pscrm customer optout',

  // Text messages and the rules of others
  'help.sms': 'Check text messages, and look at what was written.',
  'help.sms-show':
    'Show a batch of text messages: how many, in how many segments, for how much, who was held back and left out, its files, and what providers have reported since.',
  'argument.sms-batch': 'the number of the batch: campaign show lists them',
  'say.sms-shown': 'Batch {batch} · text messages for {campaign}',
  'say.sms-drawn': '{percent} %, drawn with the seed {seed}',
  'say.sms-became': 'What became of them',
  'say.sms-left-out': 'Who was left out',
  'say.sms-no-folder':
    'The folder {folder} of this batch is not here: its manifest.json says who was left out, and names the files.',
  'column.provider': 'Provider',
  'column.cancelled_at': 'Taken back, not sent',
  'column.message': 'Message',
  'column.link': 'Link',
  'column.send_at': 'To go out',
  'column.messages': 'Messages',
  'column.segments': 'Segments',
  'column.segment_price': 'Price of one',
  'column.held': 'Held back',
  'column.holdout': 'Drawn',
  'column.opted_out': 'Want no more since',
  'column.files': 'Files',
  'column.what': 'What',
  'value.link-own': 'one for each person',
  'value.link-constant': 'the same for everybody',
  'delivery.delivered': 'delivered',
  'delivery.failed': 'did not arrive',
  'delivery.refused': 'refused by the person or a list of theirs',
  'delivery.waiting': 'no word yet from the network',
  'delivery.none': 'no report imported',
  'help.sms-lint':
    'Hold a text message against what its provider and the law are known to refuse, with the source of each rule and how sure it is.',
  'help.campaign-lint':
    'Hold a campaign against what WeChat bans in links, and what the law and each selling platform say of lead cards and paid reviews.',
  'help.sms-cancel':
    'Take back a batch of text messages that was not sent: nobody in it counts as written to, and its links are switched off.',
  'ask.cancel-messages':
    'Take back batch {batch} of {campaign}? Its {n} {n|message|messages} must not be sent any more.',
  'ask.cancel-sent':
    'Batch {batch} of {campaign} looks as if it was sent: {visits} {visits|visit|visits} to its links, {reports} {reports|report|reports} on messages to its people since. Take it back all the same, so that they may be written to again?',
  'say.cancelled':
    'Batch {batch} of {campaign} taken back: {n} {n|person is|people are} no longer counted as written to, {held} no longer as held back. Its links are switched off.',
  'say.cancelled-before': 'Batch {batch} was taken back on {at}: nothing changed.',
  'say.cancelled-folder':
    'The numbers still stand in {folder}: remove it, and whatever the provider was given.',
  'help.customer-optout':
    'Enter people who do not want text messages any more, whether the workspace knows them or not. It holds for every later list and cannot be taken back.',
  'option.optout-list': 'enter everybody on a list, which need not have more than numbers',
  'argument.optout': 'a telephone number, e-mail address or identifier (kind:value)',
  'option.erased':
    'they asked for their data to be deleted: say so as the reason they are left out (what is known of them is not deleted)',
  'option.batch-channel':
    'the channel, which must be that of the campaign; sms writes text messages',
  'option.sms-segment':
    'instead of a list, or with --per-customer, customers of the workspace: all, platform:taobao,jd, bought-since:DAY, not-bought-since:DAY, joined, not-joined; written several times, all must hold',
  'option.sms-provider': 'whose upload file is written and whose rules are checked',
  'option.sms-lint-provider': 'aliyun, tencent, huawei or generic; all of them where none is named',
  'option.sms-text':
    'the message without its signature; {link} {name|fallback} {brand} {optout} are filled in',
  'option.sms-signature': 'what stands in 【】 (default: the brand of the workspace)',
  'option.sms-constant-link':
    'one link for all instead of one for each person: some providers allow no other',
  'option.sms-send-at':
    'when it will be sent, as 2026-04-02 10:00: checked against the hours that are allowed',
  'option.sms-not-within': 'leave out who is written to within so many days of it',
  'option.sms-with-held':
    'write to people, too, whom another campaign holds back, which makes its lift look smaller',
  'option.sms-holdout': 'hold back so many percent, drawn at random, to compare with',
  'option.sms-holdout-seed': 'draw the group with this seed (default: a new one, which is kept)',
  'option.sms-price': 'what one segment costs, as 0.045',
  'option.sms-rows': 'at most so many rows in one file',
  'option.acknowledge-risk':
    'go on in spite of what would be refused; why is kept with the campaign',
  'option.sms-lint-target': 'where the link leads, to tell whether it sends on to another address',
  'option.lint-text': 'copy of the campaign: a card, a poster, a post',
  'option.lint-platform':
    'the buyers are from this platform (default: the platforms of its orders)',
  'ask.sms-text': 'The message, without its signature; {link} and {optout} are filled in:',
  'say.sms-batch': 'Batch {batch}: {n} text {n|message|messages} for {campaign}.',
  'say.sms-plan':
    '{n} text {n|message|messages} would be written for {campaign}. Nothing was changed.',
  'say.sms-held':
    'Held back: {n} of {all} ({percent} %), drawn with the seed {seed}. They are in no file, and in no later batch of this campaign.',
  'say.sms-none-held':
    'WARNING: nobody is held back: {all} {all|person is|people are} too few for that share. There will be nobody to compare with.',
  'say.sms-spoiled':
    '{n} of them {n|is|are} held back by another campaign, to compare with: its lift will look smaller than it is.',
  'say.sms-length':
    'Length: {range} characters with signature and link; {segments} {segments|segment|segments} in all (70 in a single one, then 67 in each), {several} {several|message|messages} of more than one.',
  'say.sms-cost': 'Cost: {segments} × {price} {currency} = {cost} {currency}.',
  'say.sms-price-unknown':
    'Cost: {segments} {segments|segment|segments}; --price says what one costs.',
  'say.sms-preview': 'On a telephone (┃ is seen before it is opened):',
  'say.sms-files':
    'Written to {folder}: {files}. They hold telephone numbers: delete them when they are uploaded. What a provider calls its columns is not known for sure: compare with the sample its console offers.',
  'say.redirects-now':
    '{provider} refuses links whose first answer sends on to another address, and messages with these codes were made for it. A QR image shown on your own page does not send on.',
  'say.sms-nowhere': 'The links lead nowhere yet: pscrm code edit --batch {batch} --target NAME',
  'say.sms-lint':
    '{characters} characters, {segments} {segments|segment|segments}. {refused} {refused|rule refuses|rules refuse} it, {watch} to watch.',
  'say.lint':
    '{findings} {findings|rule applies|rules apply}; {refused} would be refused and not accepted.',
  'say.lint-go-on':
    'To go on all the same: pscrm campaign lint {name} --acknowledge-risk WHY. It holds for this campaign from then on, whatever its words become.',
  'say.lint-clean': 'No known rule applies. That is no promise: what is not known is not checked.',
  'say.rule-elsewhere': 'Not known of {of}; others ask: {rule}',
  'say.rule-basis': 'how sure: {sure} · {source} · looked at {seen}',
  'say.risk-accepted': 'accepted: {why}',
  'say.optout':
    'Entered: {n} {n|person|people}, by {names} new {names|identifier|identifiers}. No list brings them back.',
  'say.optout-known': 'They are entered already.',
  'sure.A': 'its own page or text was read',
  'sure.C': 'a copy or one second-hand source',
  'sure.?': 'not known: ask, or look it up',
  'value.refused': 'would be refused',
  'value.watch': 'watch',
  'value.accepted': 'risk accepted',
  'value.law': 'the law',
  'value.wechat': 'WeChat',
  'value.tencent': 'Tencent Cloud',
  'value.aliyun': 'Alibaba Cloud',
  'value.huawei': 'Huawei Cloud',
  'value.generic': 'any provider',
  'skipped.erased': 'asked to be erased',
  'skipped.opted-out': 'do not want to be written to',
  'skipped.held-before': 'held back from this campaign before',
  'skipped.held-elsewhere':
    'held back by another campaign, to compare with, for 14 days (--with-held writes to them)',
  'skipped.written-before': 'written to in this campaign before',
  'skipped.no-number': 'no telephone number is known',
  'skipped.shared-number': 'the number is of several people',
  'skipped.foreign-number': 'no Chinese mobile number',
  'skipped.unreachable': 'the last message did not arrive',
  'skipped.touched': 'written to within the days asked for',
  'rule.sms.no-opt-out':
    'Promotions must offer a free way to refuse, and nobody who refused may be written to again.',
  'advice.sms.no-opt-out': 'End the text with {optout}.',
  'rule.sms.opt-out-wording': 'Promotions must end in this very wording.',
  'advice.sms.opt-out-wording': 'End the text with {optout}: it is what this provider asks for.',
  'rule.sms.add-wechat':
    'Messages that ask people to add on WeChat or join a group are turned down in review.',
  'advice.sms.add-wechat': 'Speak of what they get, and let the page behind the link show the way.',
  'rule.sms.lottery': 'Messages that promise a lottery are turned down in review.',
  'advice.sms.lottery': 'Offer the same thing to everybody.',
  'rule.sms.coupon':
    'Messages that hand out coupons or red packets are often turned down in review.',
  'advice.sms.coupon': 'Speak of a gift for members, or ask the provider first.',
  'rule.sms.win-over': 'Messages that win people over or back are turned down in review.',
  'advice.sms.win-over': 'Write to people who bought, of what they bought.',
  'rule.sms.short-link': 'Short links of others are not allowed.',
  'advice.sms.short-link': 'Use a domain of your own: pscrm config set base-url.',
  'rule.sms.redirecting-link': 'The link must not send on to another address.',
  'advice.sms.redirecting-link':
    'Let the codes lead to a picture of a QR (qr-image): it is shown on a page of your own.',
  'rule.sms.own-link': 'The link must be the same for everybody.',
  'advice.sms.own-link': '--constant-link; who came by it is then known by the batch only.',
  'rule.sms.variables': 'Its tool for sending in bulk takes templates without variables only.',
  'advice.sms.variables': '--constant-link and no {name}, or send through its interface.',
  'rule.sms.icp': 'The domain of the link must be ICP-filed, which cannot be seen from here.',
  'rule.sms.brackets': '【】 may stand around the signature only.',
  'advice.sms.brackets': 'Use 「」 or quotes.',
  'rule.sms.too-long': 'More than 500 characters are not sent.',
  'advice.sms.too-long': 'Shorten it.',
  'rule.sms.signature': 'Signatures have 2 to 16 characters; providers differ.',
  'rule.sms.emoji': 'Emoji count as two characters, and some providers turn them down.',
  'rule.sms.hours': 'Promotions go out in these hours only.',
  'advice.sms.hours': 'Choose another --send-at.',
  'rule.sms.no-time': 'Nobody has said when it goes out: keep to these hours.',
  'advice.sms.no-time': '--send-at checks it.',
  'rule.sms.consent':
    'Who has not agreed to promotions may not be written to. Whether they have cannot be seen from here: keep the proof.',
  'rule.wechat.reward-for-sharing':
    'Links that reward helping, haggling or sharing are banned; the domain may be blocked.',
  'advice.wechat.reward-for-sharing':
    'Invite without tying a reward to it, or reward the inviter after their own purchase.',
  'rule.wechat.collecting': 'Links that collect cards or tasks for a reward are banned.',
  'advice.wechat.collecting': 'Give the reward for the own purchase.',
  'rule.wechat.check-in': 'Links that reward daily check-ins are banned.',
  'advice.wechat.check-in': 'Check-ins without a reward, or inside your own mini program.',
  'rule.wechat.lottery-group': 'Groups formed to draw a winner are banned.',
  'advice.wechat.lottery-group': 'Let everybody in the group have the price.',
  'rule.law.review-reward': 'Rewards for reviews that say what they must are unfair competition.',
  'advice.law.review-reward': 'Ask for an honest review, and give the gift without one.',
  'rule.platform.review-reward':
    '{of} forbids asking for good reviews in parcels, with a reward or without.',
  'advice.platform.review-reward': 'Leave reviews out of the card.',
  'rule.platform.review-reward-unknown':
    'What {of} itself says of rewards for reviews was not read.',
  'advice.platform.review-reward-unknown': 'Look it up in the seller rules before you print.',
  'rule.platform.lead-card': '{of} forbids leading its buyers to another site or way of selling.',
  'advice.platform.lead-card': 'No such card in its parcels; use it for your own shop.',
  'rule.platform.lead-card-unknown':
    'What {of} itself says of cards that lead buyers away was not read; such cards are commonly said to be punished.',
  'advice.platform.lead-card-unknown': 'Look it up in the seller rules before you print.',
  'error.needs-text':
    '{campaign} is a campaign of text messages: people in it get a message, not a bare code.',
  'hint.needs-text':
    'Say what is written: --text TEMPLATE. Whoever refused, or cannot be reached, is then left out. --count makes codes that name nobody.',
  'error.wrong-channel': '{campaign} is a campaign for {channel}, not for {wanted}.',
  'hint.wrong-channel': 'Make one for it: pscrm campaign create NAME --channel {wanted}',
  'error.unknown-variable': 'A text message knows no “{name}” to fill in.',
  'hint.unknown-variable': 'In braces may stand: {known}.',
  'error.moment-passed': '{value} is over: nothing can be sent then.',
  'hint.moment-passed': '--send-at takes the moment at which the messages will go out.',
  'error.no-link': 'The text has no place for the link.',
  'hint.no-link': 'Write link in braces where it is to stand, and optout in braces at the end.',
  'error.names-missing': 'The text calls people by name, and of {n} no name is known.',
  'hint.names-missing': 'Say what to call them instead, after a bar: name|您 in braces.',
  'error.risk-not-taken': 'Others would refuse this: {rules}.',
  'hint.risk-not-taken':
    'pscrm campaign lint and pscrm sms lint explain each. To go on all the same: --acknowledge-risk WHY, which is kept with the campaign.',

  // Sheets of cards ----------------------------------------------------------------------------
  'help.sheet':
    'Print the cards of a batch as a PDF: ready to cut, each with its symbol, code and number. Without a template a plain card. Text is set in Noto Sans SC, which comes with the program.',
  'help.sheet-init': 'Write a template for cards to a file, to be changed and given to sheet.',
  'argument.template': 'the template to write, such as card.yaml',
  'option.sheet-batch': 'the batch to print: campaign show lists them',
  'option.sheet-out': 'the PDF to write (default: cards-N.pdf)',
  'option.sheet-template': 'a card as YAML or JSON: sheet init writes one',
  'option.sheet-hook':
    'the wording on the card: of one variant as VARIANT=TEXT, else of all; \\n begins a line; can be repeated',
  'option.sheet-card': 'the trimmed card in millimetres (default: 90x54)',
  'option.sheet-paper': 'the sheet; roll: a label printer, one label a page (default: a4)',
  'option.sheet-labels':
    'a sheet of labels by columns and rows. 3x7, 3x8, 2x7, 2x4 and 5x13 on A4 are known; another grid fills the sheet, or has labels of --card',
  'option.sheet-bleed': 'what is printed beyond the cut on every side, in millimetres (default: 0)',
  'option.sheet-dpi':
    'dots per inch of the printer: every module is whole dots (default: 300, on a roll 203)',
  'option.sheet-marks': 'crop marks (default: on; labels and rolls have none)',
  'option.sheet-stack':
    'cut and stack: cut the pile, put the piles on each other, and the cards are in order',
  'option.sheet-only': 'only these cards, by their number in the batch: 17 or 3,17-20',
  'option.sheet-pages-per-file': 'begin a new file after so many pages',
  'option.sheet-reveal': 'print whole order numbers, not only their ends',
  'option.sheet-verify': 'read every symbol back from its page, not only the first and last sheet',
  'option.sheet-campaign': 'list the variants of this campaign, each with its wording',
  'sheet.hook': 'Scan to add us on WeChat\nfor help and member gifts',
  'progress.cards': '{n} cards, {perSecond} a second',
  'progress.cards-read': '{n} codes read back, {perSecond} a second',
  'say.sheet':
    'Batch {batch} of {campaign}: {n} {n|card|cards} of {card} mm on {pages} {pages|page|pages} of {paper} mm, {per} a page ({grid}).',
  'say.sheet-wording': 'Wording of {n} {n|card|cards}: “{text}”',
  'say.sheet-wording-of': 'Wording of {n} {n|card|cards} of variant {variant}: “{text}”',
  'say.sheet-wording-stock':
    ' – nobody has said another: this is the program’s, in the language of this run (--hook TEXT, --lang zh)',
  'say.sheet-no-hook': 'The wording of --hook is on no card: the design has no place for it.',
  'say.sheet-bleed': 'Bleed: {bleed} mm on every side.',
  'say.sheet-long-edge': 'Two-sided, front and back in turn: flip on the long edge.',
  'say.sheet-short-edge': 'Two-sided, front and back in turn: flip on the short edge.',
  'say.sheet-symbol':
    'Symbol: version {version}, level {level}, {modules} × {modules} modules of {module} mm ({dots} dots at {dpi} dpi): {side} mm, {whole} mm with its quiet zone.',
  'say.sheet-longer':
    'An address {over} {over|character|characters} shorter would take version {smaller} ({fewer} × {fewer}): modules {percent} % larger.',
  'say.sheet-hole': 'The logo takes {hole} × {hole} modules; a sample was read with it.',
  'say.sheet-read':
    'Read back: {codes} {codes|code|codes} on {pages} {pages|page|pages}, all as they should be.',
  'say.sheet-not-read':
    'Not read back: that takes pdftoppm (poppler-utils), which is not installed. Scan a card before all are printed.',
  'say.sheet-files': 'In {n} files: {first} to {last}.',
  'say.export-excel':
    'For Excel: Data > From Text/CSV, as UTF-8, with order_no as text. A double click would round long numbers and spoil Chinese.',
  'say.parts-removed': 'Removed what a killed run has left: {files}',
  'say.sheet-file': '{file}: {pages} {pages|page|pages}, {megabytes} MB',
  'say.sheets-removed': 'Removed, as their cards are in the new files: {files}',
  'say.sheet-aimless':
    '{n} {n|code|codes} of this batch {n|leads|lead} nowhere yet. That can still be said: pscrm code edit --batch {batch} --pool NAME',
  'say.codes-off':
    '{n} {n|code|codes} of batch {batch} {n|is|are} switched off: whoever scans {n|it|one} gets nowhere. pscrm code edit --batch {batch} --enable switches on again.',
  'say.codes-ended':
    '{n} {n|code|codes} of batch {batch} {n|is|are} past {n|its|their} last moment: whoever scans {n|it|one} gets nowhere. pscrm code edit --batch {batch} --valid-until DAY gives {n|it|them} more time.',
  'say.sheet-template': '{file} is written. Change what it says, and print with it.',
  'template.head': 'A card and its sheet, for: pscrm sheet --batch N --template THIS_FILE',
  'template.units':
    'Lengths are millimetres, from the top left corner of the trimmed card; sizes are points.',
  'template.card': 'trimmed: width x height',
  'template.paper': 'a4, a3, sra3; roll: one label a page',
  'template.labels': 'a sheet of labels: columns x rows',
  'template.bleed': '3 where a picture reaches the edge',
  'template.marks': 'crop marks',
  'template.stack': 'true: cut the pile, put the piles together, in order',
  'template.dpi': 'of the printer; a module is whole dots',
  'template.font': 'TrueType or OpenType, beside this file',
  'template.hooks': 'The wording by variant; default is for the others.',
  'template.front': 'What is on the card, the hindmost first.',
  'template.places':
    'In texts: {hook} {code} {url} {serial} {n} {batch} {campaign} {variant} {platform} {order_no} {brand}',
  'template.background': 'without "at": the whole card and its bleed',
  'template.picture': 'PNG or JPEG, with "at": x, y, width, height',
  'template.symbol': 'level: L, M, Q, H; at: x, y, side with quiet zone',
  'template.back': 'The other side, the same way:',
  'template-problem.not-yaml': 'this is neither YAML nor JSON from here on',
  'template-problem.key-twice': 'a key stands twice',
  'template-problem.unknown-key': 'nothing is called so. Known: {known}',
  'template-problem.wrong': 'cannot be “{value}”. Wanted: {choices}',
  'template-problem.missing': 'one of these is missing: {keys}',
  'template-problem.unknown-place': 'nothing is known to fill in for “{name}”. Known: {known}',
  'template-problem.no-symbol': 'the card has no symbol: nobody could scan it',
  'template-problem.few-pixels':
    '{file} has {pixels} pixels, which is {dpi} dpi in print and looks coarse: {enough} would be {wanted} dpi',
  'template-problem.off-card':
    'reaches {mm} mm over the edge of the card ({width} × {height} mm): it is cut off there',
  'template-problem.symbol-off-card':
    'the symbol reaches {mm} mm over the edge of the card ({width} × {height} mm): cut through, nobody could scan it',
  'template-problem.near-symbol':
    'it and {other} reach {mm} mm into each other: a symbol is scanned well only with its white edge whole',
  'template-problem.on-symbol':
    'would be printed {mm} mm into the symbol {other} or its white edge, which is for scanning alone',
  'template-problem.covers': 'the picture hides {other}, which is painted before it ({mm} mm)',
  'template-problem.overlap': 'it and {other} reach {mm} mm into each other',
  'error.unknown-batch': 'There is no batch {batch}.',
  'hint.unknown-batch': 'Batches: {known}. A new one: pscrm code batch',
  'error.bad-template': '{place}: {problem}',
  'hint.bad-template': 'Mend the template. A whole one to compare: pscrm sheet init FILE',
  'error.card-too-large': '{card} mm does not go on {paper} mm with {edge} mm at every edge.',
  'hint.card-too-large': 'Take a larger --paper, a smaller --card, less --bleed, or --marks off.',
  'error.symbol-too-small':
    'The symbol has {room} mm, and {modules} × {modules} modules with their quiet zone take at least {needed} mm: {dots} dots at {dpi} dpi each.',
  'hint.symbol-too-small':
    'Give it {needed} mm, a larger card, a printer of more dots (--dpi), or a shorter base address.',
  'error.missing-glyph': 'Card {serial}: the font {font} has no sign for “{sign}” ({code}).',
  'hint.missing-glyph': 'Leave it out, or name a font that has it as font: in a template.',
  'error.text-too-long':
    'Card {serial}: “{text}” does not fit {width} × {height} mm, not in the smallest type either.',
  'hint.text-too-long': 'Shorten it, or give it a larger box in a template: pscrm sheet init FILE',
  'error.bad-font': '{file} is no font that may be embedded.',
  'hint.bad-font':
    'Take a TrueType or OpenType file whose licence allows embedding; of a collection, one font: FILE.ttc#NAME.',
  'error.symbol-unreadable': '{n} {n|symbol|symbols} could not be read back: {serials}',
  'hint.symbol-unreadable':
    'Nothing was kept. Give the symbol more room or a calmer ground, and a logo level Q or H.',
  'error.no-pdftoppm': 'Reading a PDF back takes pdftoppm, which is not installed.',
  'hint.no-pdftoppm':
    'Install it (Debian: poppler-utils; macOS: brew install poppler), or leave out --verify.',
  'report-without.overview':
    'Months and weeks are periods: --since and --until choose which are compared.',
  'report-without.funnel':
    'No --currency: orders are counted, not money; a step may name one, order[currency=USD].',
  'report-without.kfactor':
    'No --since: a tree begins with its first invitation; no --currency: people are counted, not money.',
  'report-without.cohort': 'Months and weeks are the rows: --unit.',
  'report-without.hooks':
    'No --by: variants are what is told apart, by hook or form with --factor; each part more would be a test more, and some part wins by chance.',
  'report-without.lift':
    'No --by: lots were drawn for each batch of messages as a whole, and batches are the rows.',
  'report-without.channels': 'Channels are the rows.',
  'report-without.staff': 'Members of staff are the rows.',
  'report-without.batches': 'Batches are the rows; each has one channel, and was made on one day.',
  'report.overview': 'Overview: the whole way on one page',
  'help.report.overview':
    'From buyers on marketplaces to repeat orders in the own shop, this period beside the last one and the same of last year; what revenue is made of, and what made it change.',
  'help.report.overview.option.merge-days':
    'orders of one person on one day are one, for repeat buyers and the repurchase rate',
  'help.report.overview.formula':
    'Revenue of the own shop = (organic joins + referred joins + existing people) × order rate × orders per buyer × order value, exactly. The change between two periods is shared out among the six factors by Shapley’s value, so that the parts add up to it to the cent.',
  'column.last': 'Last',
  'column.change': 'Change',
  'column.year_ago': 'Year ago',
  'column.change_year': 'On the year',
  'column.effect_minor': 'Made revenue change by',
  'column.effect_year_minor': 'On the year by',
  'value.stages': 'stages',
  'value.spread': 'spread',
  'value.trade': 'trade’s formula',
  'value.rate': 'share',
  'value.money': 'money',
  'value.number': 'decimal',
  'value.now': 'now',
  'value.last': 'last period',
  'value.year_ago': 'a year ago',
  'value.platform_buyers': 'platform buyers',
  'value.reached': 'reached: codes scanned',
  'value.joined_kept': '  of them kept 7 days',
  'value.joined_open': '  of them too early to say',
  'value.friends': 'friends at the end',
  'value.active': 'active friends',
  'value.private_buyers': 'private buyers',
  'value.private_orders': 'private orders',
  'value.repeat_buyers': 'repeat buyers',
  'value.organic_joins': 'organic joins',
  'value.organic_kept': '  of them kept 7 days',
  'value.organic_open': '  of them too early to say',
  'value.referred_joins': 'referred joins',
  'value.referred_kept': '  of them kept 7 days',
  'value.referred_open': '  of them too early to say',
  'value.existing': 'existing people',
  'value.order_rate': '× order rate',
  'value.orders_per_buyer': '× orders per buyer',
  'value.order_value': '× order value',
  'value.gmv': '= private revenue',
  'value.top_fifth': 'people of the top 20 %',
  'value.top_fifth_share': 'share of the top 20 %',
  'value.gini': 'Gini',
  'value.traffic': 'traffic: visits',
  'value.conversion': '× conversion',
  'value.fission': '× fission: referred share',
  'value.ltv': '× LTV so far',
  'rule.overview-unit':
    'A person, after identities are merged; codes and orders where a line says so.',
  'rule.overview-counted':
    'Platform buyers: paid on a marketplace in the period. Reached: codes of one parcel or person that were scanned for the first time. Joined: first join of all time in the period. Active: friends at the end who joined in the period, be it once more, or bought in it: on a marketplace, or in the own shop in the currency of the page. Repeat: private buyers who had bought there before, or at two instants: a cart that was split is one.',
  'value.ages': 'short and long',
  'value.repurchase_rate': 'repurchase rate',
  'value.aged_7d': '7 days after joining',
  'value.aged_7d_kept': '  still friends',
  'value.aged_7d_rate': '  still friends, share',
  'value.aged_7d_spent': '  spent by then, per person',
  'value.aged_180d': '180 days after joining',
  'value.aged_180d_kept': '  still friends',
  'value.aged_180d_rate': '  still friends, share',
  'value.aged_180d_spent': '  spent by then, per person',
  'rule.overview-repurchase':
    'Repurchase rate: private buyers who paid at two moments or more in the period ÷ private buyers of the period; orders paid at the same moment are one. --merge-days makes one of those of a day. Who first bought late in a period had little of it left, in each period alike: compare shares of periods of one length.',
  'rule.overview-repurchase-days':
    'Repurchase rate: private buyers who paid on two days or more in the period ÷ private buyers of the period; orders of one day are one, for repeat buyers, too. Who first bought late in a period had little of it left, in each period alike: compare shares of periods of one length.',
  'rule.overview-ages':
    'Short and long: people whose 7th (180th) time 24 hours after their first join of all ended in the period, so that all of them had the time; who was still a friend then; what they had spent in the own shop from their join until then, per person. Left out, since that moment is later than what files say of friends and private orders: {early7} ({early180}) of now.',
  'rule.overview-revenue':
    'Private revenue = (organic joins + referred joins + existing people) × order rate × orders per buyer × order value. Referred: won by an invitation that counts in any campaign, no later than 24 hours after the first join. Not counted, as in kfactor: oneself, loops, and whoever had joined or ordered before that campaign began. Fission = referred ÷ joined. Existing: all others who were friends at any time in the period, or bought. Top 20 % and Gini: of what private buyers spent in the period.',
  'rule.overview-trade':
    'Traffic: visits to codes in the period, counted as said of visits above. Conversion: private buyers ÷ traffic, whether a visit brought them or not. LTV so far: all that was ever spent in the own shop, refunds as the money is told, up to the end of the period ÷ everybody who had bought there by then.',
  'rule.overview-change':
    'Change: (now − before) ÷ before, of shares, too: from 40 % to 60 % is 50 %.',
  'rule.overview-effect':
    'Which factor made revenue change: Shapley’s value, the mean over all orders in which the six may change; the parts add up to the change to the cent. A factor that one of the periods has none of (a rate of nobody, orders per buyer without buyers, a value of no orders) is taken as in the other, and as 0 where neither has it: what changed is then ascribed to people and to who bought.',
  'rule.overview-window':
    'Kept: still a friend 7 × 24 hours after the first join. A repeat order may be of any time.',
  'rule.overview-period':
    'Now: {now_from} to {now_to}. Last: as many days before, {last_from} to {last_to}. Year ago: the same dates, {year_ago_from} to {year_ago_to}. Refunds of all of them as they are known today.',
  'rule.overview-excluded':
    'Orders of nobody known in the period: {marketplace} on marketplaces, {own} in the own shop; they are in no line. Private buyers who are nobody’s friend: {strangers}, among the existing people.',
  'rule.overview-immature':
    'New friends who had not had 7 days by then: {n}; they are among the joins and not yet among the kept.',
  'note.overview-public-orders-end':
    'Public orders are known up to {until}, and the period goes on to {to}: what was sold since is missing, so lines of them have no change.',
  'note.overview-private-orders-end':
    'Private orders are known up to {until}, and the period goes on to {to}: what was sold since is missing, so lines of them have no change, and revenue no factors.',
  'note.overview-joins-end':
    'Joins are known up to {until}, and the period goes on to {to}: who joined since is missing, so lines of them have no change, and revenue no factors.',
  'note.overview-friendships-end':
    'Who is still a friend is known up to {until}, and the period goes on to {to}: who left since is missing, so lines of friends have no change, and revenue no factors.',
  'note.overview-invitations-end':
    'Invitations are known up to {until}, and the period goes on to {to}: who came by one since may be among the organic joins, so lines of them have no change, and revenue no factors.',
  'note.overview-trade':
    'The trade’s formula, traffic × conversion × order value × fission × LTV, counts order value twice, for LTV is made of it, and is 0 where nobody was referred: its factors stand here to be compared, and are not multiplied.',
  'note.overview-no-last': 'The last period has no private orders: all of the revenue is change.',
  'note.overview-begins':
    'Nothing is known before these days: private orders {private}, public orders {public}, joins {joins}, codes and visits {visits}. Of a period that begins earlier, lines of them have no change, and revenue no factors; of one that ends earlier they are blank.',
  'note.overview-tellable':
    'What made revenue change can be told of these days: pscrm report overview --since {since} --until {until}',
  'note.overview-no-year':
    'There were no private orders a year ago: the comparison with last year says little.',
  'note.overview-own-hidden':
    '{n} {n|order|orders} of the own shop {n|names|name} no buyer: revenue here is less than the shop’s.',
  'note.overview-other-currencies':
    'Orders in {n} {n|other currency|other currencies} are left out of the private lines (--currency).',
  'chart.overview-stages': 'The stages, now, before and a year ago',
  'chart.overview-effects': 'What made revenue change since the last period',
} as const;
