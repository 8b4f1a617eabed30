import type { Column, Note, ReportResult } from '../../core/table.ts';
import { readSettings } from '../../db/settings.ts';
import type { Database } from '../../db/open.ts';
import { campaignId } from '../campaign.ts';
import { readContacts } from '../friendship.ts';
import {
  namedCampaign,
  type Report,
  type ReportOption,
  type ReportParams,
  shownMoment,
} from '../report.ts';
import { readInvitations, readInvitationsSeen, readOldFriends, readParticipants } from './facts.ts';
import { type Figures, kFigures } from './figures.ts';
import { growTree } from './tree.ts';

const OPTIONS: readonly ReportOption[] = [
  { name: 'campaign', required: true },
  { name: 'until', required: false },
];

const COLUMNS: readonly Column[] = [
  { key: 'generation', type: 'count' },
  { key: 'participants', type: 'count' },
  { key: 'mature', type: 'count' },
  { key: 'accepted', type: 'count' },
  { key: 'k', type: 'number' },
];

/**
 * How many new people each person who was asked to invite brings, by generation. An invitation is
 * accepted where a referrals file says so, or where somebody joined through a code with an owner.
 */
export const kfactor: Report = { name: 'kfactor', options: OPTIONS, run: runKfactor };

function runKfactor(db: Database, params: ReportParams): ReportResult {
  const { asOf } = params;
  const name = namedCampaign(params);
  const scope = { campaign: campaignId(db, name), asOf };

  const invitations = readInvitations(db, scope);
  const start = invitations[0]?.at;
  const oldFriends = start === undefined ? new Set<number>() : readOldFriends(db, start);
  const tree = growTree(invitations, (person) => oldFriends.has(person));
  const figures = kFigures({
    tree,
    participants: readParticipants(db, scope),
    seen: readInvitationsSeen(db, scope),
    contacts: readContacts(db, asOf, new Set(tree.accepted.keys())),
    asOf,
  });
  return {
    name: 'kfactor',
    params: { campaign: name, ...shownMoment(params, readSettings(db).timezone) },
    columns: COLUMNS,
    rows: figures.rows,
    summary: figures.summary,
    notes: kNotes(figures),
  };
}

/** What a reader must know to read K right. */
function kNotes(figures: Figures): Note[] {
  const { summary, cycle, byOthers, immature, openInvitees, unjoinedInvitees } = figures;
  const notes: Note[] = [];
  const count = (code: string, n: number): void => {
    if (n > 0) notes.push({ code, params: { n } });
  };
  const { self, loop, duplicate, old_friend } = summary.excluded;
  if (summary.participants === 0) notes.push({ code: 'kfactor-no-participants', params: {} });
  else notes.push({ code: 'kfactor-definition', params: {} });
  if (self + loop + duplicate + old_friend > 0) {
    notes.push({ code: 'kfactor-excluded', params: { self, loop, duplicate, old_friend } });
  }
  if (cycle.hours !== null) {
    const params = { hours: tenths(cycle.hours), days: tenths(cycle.hours / 24), n: cycle.pairs };
    notes.push({ code: 'kfactor-cycle', params });
  }
  if (summary.participants > 0) count('kfactor-by-others', byOthers);
  count('kfactor-immature', immature);
  count('kfactor-open-invitees', openInvitees);
  count('kfactor-invitees-without-join', unjoinedInvitees);
  if (summary.invitations === null) notes.push({ code: 'kfactor-no-visits', params: {} });
  return notes;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
