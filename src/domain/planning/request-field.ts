/** The fields in which a line of a request is stated: columns of a file, or options. */

export const requestFields = [
  "request",
  "organisation",
  "operation",
  "cause",
  "destination",
  "needed_by",
  "priority",
  "line",
  "item",
  "category",
  "specification",
  "quantity",
  "unit",
  "people",
  "households",
  "standard",
  "min_shelf_life_days",
  "partial",
  "consignee",
] as const;
export type RequestField = (typeof requestFields)[number];

/** What was written in each field; nothing is an empty text. */
export type StatedRequest = Readonly<Record<RequestField, string>>;

/** Said once of a request, and meant of all its lines below. */
export const sharedFields = [
  "organisation",
  "operation",
  "cause",
  "destination",
  "needed_by",
  "priority",
  "consignee",
] as const satisfies readonly RequestField[];
