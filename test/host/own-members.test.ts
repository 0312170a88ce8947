import { HostCollection, HostObject } from '../../src/host/host-object';
import { MemoryBook } from '../../src/host/memory-book';
import { WorkbookObject } from '../../src/host/workbook-object';
import { loadOffice } from '../fixture/office/load-office';

/** What office.js itself says of one of its classes; the names are private, which is why its version is pinned. */
interface OfficeClass {
  readonly prototype: {
    readonly _scalarPropertyOriginalNames?: readonly string[];
    readonly _navigationPropertyNames?: readonly string[];
  } & Readonly<Record<string, unknown>>;
}

/** Members that office.js sets under another name than it reads them. */
const SET_ONLY: Readonly<Record<string, readonly string[]>> = { Worksheet: ['Gridlines', 'Headings'] };

/** What a method needs so that its result can be looked at as well; without an entry it is not called. */
const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  GetRange: ['A1:B2'],
  GetUsedRange: [],
  GetSelectedRange: [],
  GetVisibleView: [],
  GetSpecialCellsOrNullObject: ['Visible'],
  GetByNamespace: ['urn:a'],
  GetItemByCell: ['A1'],
};

const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** The members that a class of ours brings along itself; what every collection has is not counted. */
function membersOf(object: HostObject): Set<string> {
  const members = new Set<string>();
  for (
    let level = Object.getPrototypeOf(object) as object;
    level !== HostObject.prototype && level !== HostCollection.prototype;
    level = Object.getPrototypeOf(level) as object
  )
    for (const name of Object.getOwnPropertyNames(level)) if (/^_?[A-Z]/.test(name)) members.add(name);
  if ('memberNames' in object) for (const name of (object.memberNames as () => string[])()) members.add(name);
  return members;
}

/** Every class that can be reached from a workbook with something of everything in it. */
function reachable(start: HostObject): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const visit = (object: unknown): void => {
    if (!(object instanceof HostObject) || found.has(object.kind)) return;
    const members = membersOf(object);
    found.set(object.kind, members);
    for (const name of members) {
      try {
        visit(object.readMember(name));
      } catch {
        if (ARGUMENTS[name]) visit(object.callMember(name, ARGUMENTS[name]));
      }
    }
    if (object instanceof HostCollection) for (const item of object.items()) visit(item);
  };
  visit(start);
  return found;
}

describe('the host plays nothing that office.js does not have', () => {
  it('each member of each class is a property or a method there', async () => {
    const book = new MemoryBook({
      表: [
        ['客户', '金额'],
        ['甲', 1],
        ['乙', 2],
      ],
    });
    const { Excel, host } = await loadOffice(book);
    await Excel.run(async (context) => {
      const { workbook } = context;
      const sheet = workbook.worksheets.getItem('表');
      workbook.names.add('名', sheet.getRange('A1'));
      workbook.settings.add('k', 1);
      workbook.customXmlParts.add('<a xmlns="urn:a"/>');
      workbook.comments.add('表!A1', 'x');
      sheet.customProperties.add('k', 'v');
      sheet.tables.add('A1:B3', true);
      sheet.charts.add('Line', sheet.getRange('A1:B3'), 'Columns');
      sheet.getRange('A1:B2').conditionalFormats.add('Custom');
      await context.sync();
    });
    const classes = Excel as unknown as Readonly<Record<string, OfficeClass | undefined>>;
    const strange: string[] = [];
    const kinds = reachable(new WorkbookObject(host.stage));
    for (const [kind, members] of kinds) {
      const prototype = classes[kind]?.prototype;
      if (!prototype) {
        strange.push(kind);
        continue;
      }
      const known = new Set([
        ...(prototype._scalarPropertyOriginalNames ?? []),
        ...(SET_ONLY[kind] ?? []),
        ...(prototype._navigationPropertyNames ?? []).map(
          (name) => name.charAt(0).toUpperCase() + name.slice(1),
        ),
      ]);
      for (const name of members) {
        const own = Object.getOwnPropertyDescriptor(prototype, name.startsWith('_') ? name : lowered(name));
        if (!known.has(name) && own === undefined) strange.push(`${kind}.${name}`);
      }
    }
    expect(strange).toEqual([]);
    expect([...kinds.keys()].sort()).toMatchInlineSnapshot(`
     [
       "Application",
       "AutoFilter",
       "Chart",
       "ChartAreaFormat",
       "ChartAxes",
       "ChartAxis",
       "ChartAxisFormat",
       "ChartAxisTitle",
       "ChartAxisTitleFormat",
       "ChartCollection",
       "ChartDataLabelFormat",
       "ChartDataLabels",
       "ChartFill",
       "ChartFont",
       "ChartGridlines",
       "ChartGridlinesFormat",
       "ChartLegend",
       "ChartLegendFormat",
       "ChartLineFormat",
       "ChartSeries",
       "ChartSeriesCollection",
       "ChartSeriesFormat",
       "ChartTitle",
       "ChartTitleFormat",
       "Comment",
       "CommentCollection",
       "ConditionalFormat",
       "ConditionalFormatCollection",
       "ConditionalFormatRule",
       "ConditionalRangeFill",
       "ConditionalRangeFont",
       "ConditionalRangeFormat",
       "CustomConditionalFormat",
       "CustomXmlPart",
       "CustomXmlPartCollection",
       "CustomXmlPartScopedCollection",
       "DataValidation",
       "DocumentProperties",
       "FormatProtection",
       "HeaderFooter",
       "HeaderFooterGroup",
       "NamedItemCollection",
       "PageBreakCollection",
       "PageLayout",
       "Range",
       "RangeAreas",
       "RangeBorder",
       "RangeBorderCollection",
       "RangeCollection",
       "RangeFill",
       "RangeFont",
       "RangeFormat",
       "RangeView",
       "Runtime",
       "Setting",
       "SettingCollection",
       "Table",
       "TableCollection",
       "TableColumn",
       "TableColumnCollection",
       "TableRow",
       "TableRowCollection",
       "Workbook",
       "WorkbookProtection",
       "Worksheet",
       "WorksheetCollection",
       "WorksheetCustomProperty",
       "WorksheetCustomPropertyCollection",
       "WorksheetFreezePanes",
       "WorksheetProtection",
     ]
    `);
  });
});
