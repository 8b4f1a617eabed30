import type { Note, RulePart } from '../../core/table.ts';
import type { Settings } from '../../db/settings.ts';
import { rule, zoneRule } from '../rule.ts';
import type { Figures } from './figures.ts';

/** How K is counted, what is not, and of how many it cannot be said yet. */
export function kfactorRule(
  { summary, immature, openInvitees }: Figures,
  settings: Settings,
): RulePart[] {
  const { self, loop, duplicate, old_friend } = summary.excluded;
  return [
    rule('unit', 'person'),
    rule('counted', 'kfactor-definition'),
    rule('entry', 'kfactor-entry'),
    rule('window', 'kfactor-window'),
    zoneRule(settings),
    rule('excluded', 'kfactor-excluded', { self, loop, duplicate, old_friend }),
    rule('immature', 'kfactor-immature', { n: immature, invitees: openInvitees }),
  ];
}

/** What is particular about these numbers. */
export function kfactorNotes({ summary, cycle, byOthers, unjoinedInvitees }: Figures): Note[] {
  const notes: Note[] = [];
  const count = (code: string, n: number): void => {
    if (n > 0) notes.push({ code, params: { n } });
  };
  if (summary.participants === 0) notes.push({ code: 'kfactor-no-participants', params: {} });
  if (cycle.hours !== null) {
    const params = { hours: tenths(cycle.hours), days: tenths(cycle.hours / 24), n: cycle.pairs };
    notes.push({ code: 'kfactor-cycle', params });
  }
  if (summary.participants > 0) count('kfactor-by-others', byOthers);
  count('kfactor-invitees-without-join', unjoinedInvitees);
  if (summary.invitations === null) notes.push({ code: 'kfactor-no-visits', params: {} });
  return notes;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
