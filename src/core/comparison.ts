/**
 * For how many days from the sending people who were held back are compared with those who were written
 * to, unless a report is asked for another window. So long nobody else should write to them.
 */
export const COMPARED_DAYS = 14;
