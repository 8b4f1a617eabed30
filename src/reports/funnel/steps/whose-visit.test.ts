import { describe, expect, it } from 'vitest';
import { ask, noted } from '../../ask.fixture.ts';
import { at, type Story } from '../../journeys.fixture.ts';

describe('whose visit it is', () => {
  const of = (story: Story): unknown[] => {
    const asking = { asOf: at('+60d'), campaign: undefined, own: { steps: 'visit > join' } };
    return ask('funnel', story, asking).rows.map(({ count }) => count);
  };

  it('the first to join through a card has it in hand; the buyer of its parcel where nobody did', () => {
    const batches = [{ codes: ['c1', 'c2'], orders: ['shop:1', 'shop:2'] }];
    const people = {
      ann: ['order +0d public'], // shop:1
      ben: ['visit c1 +1d', 'join c1 +2d'],
      cat: ['order +0d public', 'visit c2 +1d'], // shop:2, scanned and gone
    };
    expect(of({ batches, people })).toEqual([2, 1]);
  });

  it('whom a message was sent to has its code in hand; an invitation is for others', () => {
    const people = { ann: ['visit c1 +1d'], ben: ['visit c2 +1d'] };
    const owners = ['ann', 'ben'];
    expect(of({ batches: [{ codes: ['c1', 'c2'], owners }], people })).toEqual([2, 0]);
    expect(of({ batches: [{ codes: ['c1', 'c2'], owners, invites: true }], people })).toEqual([
      0, 0,
    ]);
  });
});

it('an invitation is whatever files tell of one, and the rule says so where it is a step', () => {
  const story = { people: { ann: ['asked +0d', 'invite ben +1d'], ben: ['join - +1d'] } };
  const rule = (steps: string) =>
    noted(ask('funnel', story, { campaign: undefined, own: { steps } }), 'funnel-invitations');
  expect([rule('invited > order'), rule('asked > invite')]).toEqual([{}, {}]);
  expect(rule('join > order')).toBeUndefined();
});
