/** A contact way that another one replaces is shown no more; joins that bear its state still came by it. */
export const retiredWays = /* sql */ `
ALTER TABLE contact_ways ADD COLUMN retired_at INTEGER;
`;
