/**
 * `also_named`: whom the row of a lone order names besides its buyer, as a list (JSON) of identities.
 * Each import that shows the order (`import_id`, `order_sightings`) shows with it that they are one
 * person, and need not write it down once more. Null where it names nobody else, or where the ties
 * have rows in `sightings`: those of orders that were shown in several ways, or that were kept before
 * there was this column.
 */
export const tiesInOrders = /* sql */ `
ALTER TABLE orders ADD COLUMN also_named TEXT`;
