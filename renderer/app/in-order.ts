/** The scope of writes that wait for one another: présences shown before they are saved, and undo. */
export const IN_ORDER = { id: 'in-order' }
