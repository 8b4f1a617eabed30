/** What kind of play a campaign is, where somebody said so: see core/play.ts. */
export const plays = /* sql */ `
ALTER TABLE campaigns ADD COLUMN play TEXT;
`;
