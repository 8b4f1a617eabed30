import { PscrmError } from '../../core/errors.ts';
import type { Column } from '../../core/table.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { campaignId } from '../campaign.ts';
import { readContacts } from '../../journeys/contacts.ts';
import { readPurchaseTimes } from '../../journeys/purchases.ts';
import { contactsOf } from '../friendship.ts';
import { idSet } from '../id-set.ts';
import type { Known, Moment } from '../known.ts';
import { askedFor, columnOf, type Dimension, DIMENSIONS } from '../dimensions/dimension.ts';
import { byOneOf, CAMPAIGN, type ReportOption, required, TOP, UNTIL } from '../options.ts';
import { ownFlag, ownText, type Report, type ReportBody, type ReportParams } from '../report.ts';
import { MINUTE, readAsked } from './asked.ts';
import { knownOfCampaign } from './awaited.ts';
import { kfactorBehind } from './behind.ts';
import { kfactorCharts } from './charts.ts';
import { TREE_COLUMNS, treeRows } from './drawn-tree.ts';
import { explainKfactor } from './explain.ts';
import { readInvitationsSeen, type Scope } from '../invitations/facts.ts';
import { type Facts, type Figures, kFigures } from './figures.ts';
import { FLAG_COLUMNS, flaggedRows } from './flagged-rows.ts';
import { type BurstRule, type Flag, flagInvitations } from './flags.ts';
import { namedCustomer, payingInvitees, readLoosePhones } from './invitees.ts';
import { type Fission, fissionOf } from '../invitations/fission.ts';
import { kfactorNotes, kfactorRule } from './notes.ts';
import { kParts, participantValues, partsBehind, partsChart, partsRule } from './parts.ts';
import { readRewards, rewardsGiven, type RewardsGiven } from './rewards.ts';
import { rewardNotes, rewardRule } from './rewards-said.ts';
import { REWARD_COLUMNS, rewardLinesBehind, rewardListRule, rewardRows } from './rewards-view.ts';
import {
  allOpenings,
  kStages,
  STAGE_COLUMNS,
  stageRows,
  stagesBehind,
  stagesNotes,
  stagesRule,
} from './stages.ts';
import { kSummary } from './summary.ts';
import { readForest } from '../invitations/forest.ts';
import { readNames } from '../invitations/names.ts';
import { placesOf, type Tree } from '../invitations/tree.ts';

const OPTIONS: readonly ReportOption[] = [
  required(CAMPAIGN),
  byOneOf(...DIMENSIONS),
  TOP,
  UNTIL,
  { name: 'window', value: 'duration' },
  { name: 'burst', value: 'n/minutes' },
  { name: 'tree', value: 'customer' },
  { name: 'flagged' },
  { name: 'stages' },
  { name: 'rewards' },
];

const COLUMNS: readonly Column[] = [
  { key: 'generation', type: 'count' },
  { key: 'participants', type: 'count' },
  { key: 'mature', type: 'count' },
  { key: 'accepted', type: 'count', spare: 1 },
  { key: 'accepted_mature', type: 'count' },
  { key: 'k', type: 'number' },
  { key: 'k_unflagged', type: 'number', spare: 2 },
  { key: 'k_kept_7d', type: 'number' },
  { key: 'gross_kept_7d', type: 'number', spare: 1 },
  { key: 'k_kept_30d', type: 'number' },
  { key: 'gross_kept_30d', type: 'number', spare: 1 },
  { key: 'k_paying', type: 'number' },
  { key: 'gross_paying', type: 'number', spare: 1 },
];

/**
 * How many new people each person who was asked to invite brings, by generation. An invitation is
 * accepted where a referrals file says so, or where somebody joined through a code with an owner.
 */
export const kfactor: Report = {
  name: 'kfactor',
  options: OPTIONS,
  who: true,
  examples: [
    'report kfactor --campaign friends',
    'report kfactor --campaign friends --stages',
    'report kfactor --campaign friends --by month',
    'report kfactor --campaign friends --tree 17',
    'report kfactor --campaign friends --flagged --burst 2/2880',
    'report kfactor --campaign friends --who 0:accepted',
    'report kfactor --campaign friends --who k_kept_7d',
  ],
  run: runKfactor,
  explain: explainKfactor,
};

function runKfactor(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const { asOf, campaign = '' } = params;
  checkLists(params);
  const asked = readAsked(params);
  const { typed, burst } = asked;
  const moment = { asOf, timezone: settings.timezone };
  const scope = { campaign: campaignId(db, campaign), ...moment };
  const known = readCampaign(db, scope, asked, settings.currency);
  const { facts, tree, flags, given } = known;
  const figures = kFigures(facts);
  const said = {
    chosen: { window: typed, burst: `${burst.n}/${burst.within / MINUTE}` },
    rule: kfactorRule({ figures, tree, burst, window: typed, known: known.ends, settings }),
    notes: kfactorNotes(figures, facts.participants.size),
  };
  const root = ownText(params, 'tree');
  const by = askedFor(DIMENSIONS, params.by);
  if (by !== undefined) {
    const valueOf = participantValues(db, by, asOf, settings.timezone);
    const body = partsBody({ by, top: params.top }, known, figures, valueOf);
    return {
      ...said,
      rule: [...said.rule, ...rewardRule(given), partsRule(by)],
      notes: [...said.notes, ...rewardNotes(given)],
      ...body,
    };
  }
  if (root !== undefined) {
    const rows = treeRows(namedCustomer(db, root), facts, (people) => readNames(db, people));
    return { ...said, columns: TREE_COLUMNS, rows };
  }
  if (ownFlag(params, 'flagged')) {
    const none = flags.length === 0 ? [{ code: 'kfactor-no-flags', params: {} }] : [];
    return {
      ...said,
      columns: FLAG_COLUMNS,
      rows: flaggedRows(flags),
      notes: [...said.notes, ...none],
    };
  }
  if (ownFlag(params, 'stages')) {
    const openings = allOpenings(facts);
    const stages = kStages(facts, figures, openings);
    return {
      ...said,
      rule: stagesRule(stages, { tree, known: known.ends, settings }),
      columns: STAGE_COLUMNS,
      rows: stageRows(stages),
      notes: stagesNotes(stages, openings),
      behind: stagesBehind(stages),
    };
  }
  if (ownFlag(params, 'rewards')) {
    const none = given.rewards === 0 ? [{ code: 'kfactor-no-rewards', params: {} }] : [];
    return {
      ...said,
      rule: rewardListRule({ tree, known: known.ends, settings }),
      columns: REWARD_COLUMNS,
      rows: rewardRows(given),
      notes: none,
      behind: rewardLinesBehind(given),
    };
  }
  return {
    ...said,
    rule: [...said.rule, ...rewardRule(given)],
    notes: [...said.notes, ...rewardNotes(given)],
    columns: COLUMNS,
    rows: figures.rows,
    summary: kSummary({ ...known, figures, participants: facts.participants.size }),
    charts: kfactorCharts(figures),
    behind: kfactorBehind({ ...known, figures, rows: figures.rows }),
  };
}

/** Lists instead of the figures: one at a time, and not of parts. */
const LISTS = ['tree', 'flagged', 'stages', 'rewards'] as const;

/** @throws usage */
function checkLists({ by, own }: ReportParams): void {
  const asked = LISTS.filter((list) => own?.[list] !== undefined);
  const [first, second] = by === undefined ? asked : ['by', ...asked];
  if (second !== undefined) throw new PscrmError('usage', { problem: `--${first} + --${second}` });
}

/** The same of each part of those who invite. */
function partsBody(
  { by, top }: { by: Dimension; top: number | undefined },
  known: Campaign,
  figures: Figures,
  valueOf: ReturnType<typeof participantValues>,
) {
  const parts = kParts(known.facts, by, valueOf, top);
  const [measures] = kfactorCharts(figures);
  return {
    columns: [columnOf(by), ...COLUMNS.slice(1)],
    rows: parts.map(({ row }) => row),
    summary: kSummary({ ...known, figures, participants: known.facts.participants.size }),
    charts: [...(measures === undefined ? [] : [measures]), ...partsChart(parts, by)],
    behind: [...kfactorBehind({ ...known, figures, rows: [] }), ...partsBehind(parts)],
  };
}

type Campaign = {
  readonly facts: Facts;
  readonly tree: Tree;
  readonly flags: readonly Flag[];
  readonly issued: number;
  readonly fission: Fission;
  readonly given: RewardsGiven;
  /** Up to when invitations, friendships and orders are known. */
  readonly ends: readonly Known[];
};

function readCampaign(
  db: Database,
  scope: Scope & Moment,
  { window, burst }: { readonly window: number; readonly burst: BurstRule },
  currency: string,
): Campaign {
  const { asOf } = scope;
  const laidOut = readContacts(db);
  const purchases = readPurchaseTimes(db);
  const forest = readForest(db, scope, { contacts: laidOut, purchases });
  const { invitations, since: participants, issued, tree, start } = forest;
  const { accepted } = tree;
  const won = idSet([...accepted.keys()]);
  const wonAt = (person: number) => (won.has(person) ? accepted.get(person)?.at : undefined);
  const rewards = readRewards(db, scope, currency);
  const rewardedFor = rewards.flatMap(({ invitee }) => invitee ?? []);
  const watched = rewardedFor.length === 0 ? won : idSet([...accepted.keys(), ...rewardedFor]);
  const contacts = contactsOf(laidOut, asOf, watched);
  const places = placesOf(accepted, participants.keys());
  const flags = flagInvitations(accepted.values(), {
    contacts,
    phones: readLoosePhones(db),
    asOf,
    burst,
  });
  const ends = knownOfCampaign(db, scope, laidOut, { invitations, issued });
  const facts = {
    accepted,
    places,
    participants,
    contacts,
    paying: payingInvitees(wonAt, purchases, asOf),
    flagged: new Set(flags.map(({ invitation }) => invitation.invitee)),
    seen: readInvitationsSeen(db, scope),
    window,
    known: ends.until,
  };
  const fission = fissionOf(laidOut, wonAt, start, asOf);
  const given = rewardsGiven(rewards, facts);
  return { facts, tree, flags, issued, fission, given, ends: ends.known };
}
