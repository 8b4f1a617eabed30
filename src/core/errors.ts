/**
 * Every error a person can meet, by code, with the exit code it ends in.
 * 1 failure · 2 usage · 3 some data was rejected · 130 interrupted.
 * The sentences are in `text/`, keyed `error.CODE` and `hint.CODE`.
 */
export const ERRORS = {
  // usage
  'usage': 2,
  'unknown-command': 2,
  'unknown-option': 2,
  'missing-argument': 2,
  'too-many-arguments': 2,
  'missing-option': 2,
  'missing-options': 2,
  'bad-option': 2,
  'needs-yes': 2,
  'declined': 1,
  'bad-timezone': 2,
  'bad-currency': 2,
  'date-order-unknown': 2,
  'bad-url': 2,
  'bad-date': 2,
  'bad-moment': 2,
  'bad-amount': 2,
  'bad-setting': 2,
  'nothing-to-change': 2,
  'never-valid': 2,
  'no-such-codes': 2,
  'bad-language': 2,
  'bad-clock': 2,
  'bad-name': 2,
  'bad-weight': 2,
  'variant-twice': 2,
  'unknown-variant': 2,
  'unknown-place': 2,
  'unknown-campaign': 2,
  'unknown-channel': 2,
  'unknown-target': 2,
  'unknown-pool': 2,
  'unknown-code': 2,
  'mistyped-code': 2,
  'path-in-capitals': 2,
  'unknown-setting': 2,
  'target-exists': 2,
  'pool-exists': 2,
  'not-a-member': 2,
  'state-taken': 2,
  'bad-scheme': 2,
  'url-password': 2,
  'own-address': 2,
  'channel-taken': 2,
  'bad-hours': 2,
  'bad-colour': 2,
  'unknown-report': 2,
  'bad-steps': 2,
  'unknown-stage': 2,
  'shown-too-few': 2,
  'period-reversed': 2,
  'unknown-format': 2,
  'unknown-import': 2,
  'already-undone': 2,
  'complete-other': 2,
  'complete-ahead': 2,
  'complete-early': 3,
  'unknown-order': 2,
  'rejected-strictly': 3,
  'unknown-customer': 2,
  'unknown-person': 2,
  'bad-optout': 2,
  'merge-same': 2,
  'unknown-action': 2,
  'not-of-customer': 2,
  'no-tie': 2,
  'tie-by-hand': 2,
  'identity-blocked': 2,
  'campaign-exists': 2,
  'settings-fixed': 2,
  'no-base-url': 2,
  'base-url-not-public': 2,
  'nothing-to-issue': 2,
  'nothing-to-resume': 2,
  'nothing-to-check': 3,
  'resume-differs': 2,
  'wrong-channel': 2,
  'needs-text': 2,
  'unknown-variable': 2,
  'no-link': 2,
  'moment-passed': 2,
  'names-missing': 2,
  'risk-not-taken': 2,
  // files
  'file-not-found': 1,
  'file-unreadable': 1,
  'not-a-file': 1,
  'no-files': 1,
  'no-match': 1,
  'not-a-picture': 3,
  'not-printable': 3,
  'picture-damaged': 3,
  'picture-heavy': 3,
  'not-a-qr': 3,
  'logo-scans': 3,
  'disk-full': 1,
  'out-is-source': 2,
  'folder-missing': 1,
  'folder-exists': 2,
  'folder-not-ours': 2,
  'folder-in-use': 1,
  'not-text': 3,
  'nul-byte': 3,
  'utf16-unmarked': 3,
  'mixed-encodings': 3,
  'unknown-encoding': 3,
  'pipe-file': 3,
  'html-file': 3,
  'other-file': 3,
  'zip-broken': 3,
  'zip-unsafe': 3,
  'zip-too-large': 3,
  'not-supported': 3,
  'zip-empty': 3,
  'password-needed': 3,
  'password-wrong': 3,
  'xls-file': 3,
  'workbook-broken': 3,
  'workbook-too-large': 3,
  'formula-unsaved': 3,
  'empty-file': 3,
  'recipients-file': 3,
  'text-workbook': 3,
  'no-format': 3,
  'other-format': 3,
  'not-orders': 3,
  'many-formats': 3,
  'bad-format': 2,
  'bad-format-id': 2,
  'format-twice': 2,
  'csv-quote-open': 3,
  'second-header': 3,
  'header-quotes': 3,
  'csv-record-too-long': 3,
  'csv-broken': 3,
  'dates-contradict': 3,
  'id-ruined': 3,
  // the workspace
  'no-workspace': 1,
  'no-folder': 1,
  'not-a-database': 1,
  'not-a-workspace': 1,
  'database-newer': 1,
  'database-locked': 1,
  'database-readonly': 1,
  'database-damaged': 1,
  // the server
  'server-running': 1,
  'server-taken-over': 1,
  'address-in-use': 1,
  'address-refused': 1,
  // codes
  'codes-exhausted': 1,
  'bad-recipient': 3,
  // sheets of cards
  'unknown-batch': 2,
  'bad-template': 2,
  'card-too-large': 2,
  'symbol-too-small': 2,
  'missing-glyph': 3,
  'text-too-long': 3,
  'bad-font': 3,
  'symbol-unreadable': 1,
  'no-pdftoppm': 1,
  // the rest
  'interrupted': 130,
  'bug': 1,
} as const satisfies Record<string, 1 | 2 | 3 | 130>;

export type ErrorCode = keyof typeof ERRORS;

/** What a sentence needs to be filled in: names, numbers, places. Never personal data. */
export type Params = Readonly<Record<string, string | number | readonly string[]>>;

/** The one error class: a code and its parameters. Words are added where it is shown. */
export class PscrmError extends Error {
  override readonly name = 'PscrmError';
  readonly code: ErrorCode;
  readonly params: Params;

  constructor(code: ErrorCode, params: Params = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
    this.params = params;
  }

  get exitCode(): number {
    return ERRORS[this.code];
  }
}

/** The system error code (`ENOENT`, `SQLITE_BUSY` …) that a foreign error carries, if any. */
export function foreignCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** An error of the file system, said in our words; anything else is returned as it is. */
export function fileError(error: unknown, file: string): unknown {
  switch (foreignCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ELOOP':
      return new PscrmError('file-not-found', { file }, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new PscrmError('file-unreadable', { file }, { cause: error });
    case 'EISDIR':
      return new PscrmError('not-a-file', { file }, { cause: error });
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new PscrmError('disk-full', { file }, { cause: error });
    default:
      return error;
  }
}
