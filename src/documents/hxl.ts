/**
 * The row of HXL hashtags that stands under the header of an export, so that tools of the
 * humanitarian data community know each column (Humanitarian Exchange Language 1.1). Hashtags are
 * those of the standard's dictionary; attributes that it lacks are ours, as in data/hxl.csv.
 */
const tags: Readonly<Record<string, string>> = {
  item: "#item+code",
  name: "#item+name",
  nameJa: "#item+i_ja+name",
  category: "#item+type",
  agency: "#org+code+owner",
  depot: "#loc+code+warehouse",
  depotName: "#loc+name+warehouse",
  lot: "#item+lot",
  expiry: "#date+expiry",
  status: "#status",
  quantity: "#item+num",
  unit: "#item+unit",
  // Of the whole quantity: one pack has tags of its own.
  weightKg: "#value+kg+total+weight",
  volumeM3: "#value+m3+total+volume",
  valueJpy: "#value+jpy+total",
  acquired: "#date+acquired",
  manufactured: "#date+manufactured",
  supplier: "#org+supplier",
  donor: "#org+funder",
  funding: "#meta+funding",
  earmark: "#meta+earmark",
  unitCost: "#value+unit",
  currency: "#currency+code",
  asOf: "#date+reported",
};

/** A tag for each field, empty where there is none. */
export const hxlTags = (fields: readonly string[]): readonly string[] =>
  fields.map((field) => tags[field] ?? "");
