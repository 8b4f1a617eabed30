import type { OrderFormat } from './format.ts';
import { readSample, type SampleRead } from './read-sample.fixture.ts';
import type { Told } from './file-context.ts';
import { tempFile } from './temp-file.fixture.ts';

/** A format of nobody's, to try what formats may say: override what a test is about. */
export function inventedFormat(more: Partial<OrderFormat> = {}): OrderFormat {
  return {
    id: 'invented',
    kind: 'orders',
    claims: [['No', 'Item']],
    platform: 'own',
    shape: 'group',
    timezone: 'UTC',
    currency: 'USD',
    columns: { order_no: ['No'], created_at: ['Made'], refund: ['Back'] },
    status: { seen: ['State'], rules: [{ when: { Sent: 'set' }, is: 'shipped' }] },
    ownWords: true,
    paid: [{ amount: ['Total'] }],
    line: { name: [['Item']], quantity: ['Pieces'], price: ['Price'] },
    people: [{ kind: 'email', from: ['Buyer'] }],
    ...more,
  };
}

/** Reads rows, the header first, under an invented format. */
export function readInvented(
  format: OrderFormat,
  rows: readonly string[],
  told: Told = {},
): Promise<SampleRead> {
  const path = tempFile(rows.join('\n'));
  return readSample(path, { more: [format], format: format.id, told });
}
