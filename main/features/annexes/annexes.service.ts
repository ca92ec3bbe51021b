export { type DemandeAnnexes, findAnnexes } from './annexes.repository.ts'
