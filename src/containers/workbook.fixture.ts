import { makeZip, type Packed } from './zip.fixture.ts';

export type MadeSheet = {
  readonly name?: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** What stands in `<sheetData>`: XML, or texts by row. */
  readonly rows: string | readonly (readonly string[])[];
};

export type MadeBook = {
  readonly sheets: readonly MadeSheet[];
  /** `<si>` elements. */
  readonly strings?: string;
  /** Format codes; style n + 1 shows the nth, style 0 is General. */
  readonly formats?: readonly (string | number)[];
  readonly date1904?: boolean;
  readonly more?: readonly Packed[];
};

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A workbook as Excel writes them: as few parts as will do. */
export function makeWorkbook(book: MadeBook): Buffer {
  return makeZip(...workbookParts(book));
}

export function workbookParts(book: MadeBook): readonly Packed[] {
  const { sheets, strings, formats = [], date1904 = false, more = [] } = book;
  const listed = sheets.map(
    ({ name, state }, n) =>
      `<sheet name="${escaped(name ?? `Sheet${n + 1}`)}" sheetId="${n + 1}" r:id="rId${n + 1}"${state === undefined ? '' : ` state="${state}"`}/>`,
  );
  const links = sheets.map(
    (_, n) =>
      `<Relationship Id="rId${n + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`,
  );
  const parts = ['sharedStrings', 'styles'].map(
    (part) => `<Relationship Id="${part}" Type="${REL}/${part}" Target="/xl/${part}.xml"/>`,
  );
  return [
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: '_rels/.rels',
      data: `<Relationships><Relationship Id="a" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<?xml version="1.0"?><workbook xmlns:r="${REL}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships>${links.join('')}${parts.join('')}</Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', data: `<sst>${strings ?? ''}</sst>` },
    { name: 'xl/styles.xml', data: stylesXml(formats) },
    ...sheets.map(({ rows }, n) => ({
      name: `xl/worksheets/sheet${n + 1}.xml`,
      data: `<worksheet><dimension ref="A1"/><sheetData>${typeof rows === 'string' ? rows : rowsXml(rows)}</sheetData></worksheet>`,
    })),
    ...more,
  ];
}

function rowsXml(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => {
      const made = cells.map((text) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`);
      return `<row>${made.join('')}</row>`;
    })
    .join('');
}

function stylesXml(formats: readonly (string | number)[]): string {
  const codes = formats.map((format, n) =>
    typeof format === 'number'
      ? ''
      : `<numFmt numFmtId="${164 + n}" formatCode="${escaped(format)}"/>`,
  );
  const cells = formats.map(
    (format, n) => `<xf numFmtId="${typeof format === 'number' ? format : 164 + n}"/>`,
  );
  return `<styleSheet><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells.join('')}</cellXfs></styleSheet>`;
}
