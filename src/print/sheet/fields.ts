/** What can be filled in on a card. */
export const PLACES = [
  'hook',
  'code',
  'url',
  'serial',
  'n',
  'batch',
  'campaign',
  'variant',
  'platform',
  'order_no',
  'brand',
] as const;
export type Place = (typeof PLACES)[number];

/** One card: what its symbol says, and what is filled in. `hook` may have places of its own. */
export type Card = { readonly url: string; readonly fields: Readonly<Record<Place, string>> };

const PLACE = /\{(\w+)\}/g;

const isPlace = (name: string): name is Place => (PLACES as readonly string[]).includes(name);

/** What can be filled in within a hook. */
export const HOOK_PLACES = PLACES.filter((name) => name !== 'hook');

/** The names in braces that nothing is known to fill in. */
export function unknownPlaces(text: string, known: readonly string[] = PLACES): readonly string[] {
  const names = [...text.matchAll(PLACE)].map(([, name = '']) => name);
  return names.filter((name) => !known.includes(name));
}

/** The text on this card: the hook first, since it may name the code. What stays empty leaves no gap. */
export function filled(text: string, { fields }: Card): string {
  const fill = (words: string): string =>
    words.replace(PLACE, (whole, name: string) => (isPlace(name) ? fields[name] : whole));
  return fill(text.replaceAll('{hook}', fields.hook)).replace(/ {3,}/g, '  ').trim();
}
