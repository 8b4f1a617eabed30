/** What cannot be provoked in a test that runs everywhere, and why. */
export const NOT_HERE: Readonly<Record<string, string>> = {
  'bug': 'is injected in cli.test.ts',
  'address-in-use': 'needs a port that is taken: server/start.test.ts',
  'server-taken-over': 'takes a server that slept: server/start.test.ts',
  'codes-exhausted': 'takes a workspace full of codes',
  'csv-broken': 'no file is known that the parser refuses so',
  'database-readonly': 'root may write everywhere',
  'disk-full': 'takes a full disk',
  'folder-exists': 'is asked about first: needs-yes',
  'not-supported': 'takes a lock or compression that nothing here writes',
  'interrupted': 'takes a signal: process.test.ts',
  'no-pdftoppm': 'asks what is installed on the machine',
  'symbol-unreadable': 'takes pdftoppm: sheet-story.test.ts',
  'unknown-report': 'an unknown report is an unknown command',
};
