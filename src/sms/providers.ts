/**
 * Who sends text messages, as data. No provider's upload form could be read: the columns follow what
 * its interface calls them, and are to be held against the sample that its console offers.
 */
export type Provider = {
  readonly id: string;
  /** What a promotion must end in. */
  readonly optOut: string;
  /** Hours of the day between which promotions may go out, from (inclusive) to (exclusive). */
  readonly hours: readonly [number, number];
  /** Which numbers it takes: Chinese mobiles, or any. */
  readonly numbers: 'cn' | 'any';
  /** How many rows one file may have, as far as is known. */
  readonly rows: number;
  /** What the column of the number is called. */
  readonly phone: string;
  /** How a variable is written in the template and called in the file; `n` counts from 1. */
  readonly variable: (
    name: string,
    n: number,
  ) => { readonly mark: string; readonly column: string };
};

/** Ours, where a provider's hours are not known: nobody minds a message in the daytime. */
const DAYTIME = [9, 20] as const;

export const PROVIDERS: readonly Provider[] = [
  {
    id: 'aliyun',
    optOut: '拒收请回复R',
    hours: DAYTIME,
    numbers: 'cn',
    rows: 100_000,
    phone: '手机号码',
    variable: (name) => ({ mark: `\${${name}}`, column: name }),
  },
  {
    id: 'tencent',
    optOut: '拒收请回复R',
    hours: DAYTIME,
    numbers: 'cn',
    rows: 100_000,
    phone: '手机号',
    variable: (_, n) => ({ mark: `{${n}}`, column: `变量${n}` }),
  },
  {
    id: 'huawei',
    optOut: '拒收请回复R',
    hours: [8, 21],
    numbers: 'cn',
    rows: 100_000,
    phone: '手机号码',
    variable: (_, n) => ({ mark: `\${${n}}`, column: `变量${n}` }),
  },
  {
    id: 'generic',
    optOut: '回T退订',
    hours: DAYTIME,
    numbers: 'any',
    rows: 1_000_000,
    phone: 'phone',
    variable: (name) => ({ mark: `{${name}}`, column: name }),
  },
];

export function findProvider(id: string): Provider | undefined {
  return PROVIDERS.find((provider) => provider.id === id);
}
