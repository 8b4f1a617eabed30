/**
 * How the codes of a batch were made. has_check: the last symbol of each is a check on the others; no
 * batch had one before. capitals: their addresses are printed with host and path in capitals.
 */
export const checkSymbols = /* sql */ `
ALTER TABLE batches ADD COLUMN has_check INTEGER NOT NULL DEFAULT 0 CHECK (has_check IN (0, 1));
ALTER TABLE batches ADD COLUMN capitals INTEGER NOT NULL DEFAULT 0 CHECK (capitals IN (0, 1));
`;
