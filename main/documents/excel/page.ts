/** A4, as a workbook numbers sizes of paper. */
export const A4 = 9
