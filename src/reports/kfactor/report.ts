import type { Column } from '../../core/table.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { campaignId } from '../campaign.ts';
import { readContacts } from '../friendship.ts';
import { CAMPAIGN, required, UNTIL } from '../options.ts';
import type { Report, ReportBody, ReportParams } from '../report.ts';
import { kfactorBehind } from './behind.ts';
import { kfactorCharts } from './charts.ts';
import { readInvitations, readInvitationsSeen, readOldFriends, readParticipants } from './facts.ts';
import { kFigures } from './figures.ts';
import { kfactorNotes, kfactorRule } from './notes.ts';
import { growTree } from './tree.ts';

const COLUMNS: readonly Column[] = [
  { key: 'generation', type: 'count' },
  { key: 'participants', type: 'count' },
  { key: 'mature', type: 'count' },
  { key: 'accepted', type: 'count' },
  { key: 'k', type: 'number', bar: 'of-largest' },
];

/**
 * How many new people each person who was asked to invite brings, by generation. An invitation is
 * accepted where a referrals file says so, or where somebody joined through a code with an owner.
 */
export const kfactor: Report = {
  name: 'kfactor',
  options: [required(CAMPAIGN), UNTIL],
  who: true,
  examples: [
    'report kfactor --campaign friends',
    'report kfactor --campaign friends --who 0:accepted',
  ],
  run: runKfactor,
};

function runKfactor(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const { asOf, campaign = '' } = params;
  const scope = { campaign: campaignId(db, campaign), asOf };

  const invitations = readInvitations(db, scope);
  const start = invitations[0]?.at;
  const oldFriends = start === undefined ? new Set<number>() : readOldFriends(db, start);
  const tree = growTree(invitations, (person) => oldFriends.has(person));
  const participants = readParticipants(db, scope);
  const figures = kFigures({
    tree,
    participants,
    seen: readInvitationsSeen(db, scope),
    contacts: readContacts(db, asOf, new Set(tree.accepted.keys())),
    asOf,
  });
  return {
    columns: COLUMNS,
    rows: figures.rows,
    summary: figures.summary,
    rule: kfactorRule(figures, settings),
    notes: kfactorNotes(figures),
    charts: kfactorCharts(figures.rows),
    behind: kfactorBehind({ tree, participants, rows: figures.rows, asOf }),
  };
}
