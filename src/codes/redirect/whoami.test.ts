import { describe, expect, it } from 'vitest';
import { openWorkspace } from '../../db/open.ts';
import { openWhoami } from './whoami.ts';

const NONCE = '0123456789abcdef0123456789abcdef';
const workspace = () => openWorkspace(':memory:', { create: true });

describe('which workspace a server serves', () => {
  it('is answered alike by all that hold its secret, and by nobody else', () => {
    const db = workspace();
    const [doctor, server] = [openWhoami(db), openWhoami(db)];
    expect(doctor(NONCE)).toMatch(/^[0-9a-f]{64}$/);
    expect(server(NONCE)).toBe(doctor(NONCE));
    expect(openWhoami(workspace())(NONCE)).not.toBe(doctor(NONCE));
  });

  it('is answered otherwise to every question', () => {
    const whoami = openWhoami(workspace());
    expect(whoami(NONCE.replace('0', '1'))).not.toBe(whoami(NONCE));
  });

  it.each(['', 'abc', `${NONCE}0`, NONCE.toUpperCase(), `${NONCE}\n`])(
    'is not answered to %j',
    (nonce) => {
      expect(openWhoami(workspace())(nonce)).toBeUndefined();
    },
  );
});
