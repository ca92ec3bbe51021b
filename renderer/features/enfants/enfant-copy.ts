import { formatDate } from '../../../shared/format.ts'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { LIBELLES_INSCRIPTION } from '../../../shared/texts/libelles.ts'
import { niveauText } from '../../texts/codes.ts'
import type { CopyColumn } from '../../ui/clipboard.ts'
import { naissanceText } from './naissance.ts'

/** The list of enfants for a spreadsheet: one thing per column. */
export const enfantCopyColumns: readonly CopyColumn<EnfantLigne>[] = [
  { header: 'Nom', text: ({ nom }) => nom },
  { header: 'Prénom', text: ({ prenom }) => prenom },
  { header: 'Naissance', text: naissanceText },
  { header: 'Sexe', text: ({ sexe }) => sexe ?? '' },
  { header: 'Niveau', text: ({ niveau }) => (niveau === null ? '' : niveauText(niveau)) },
  { header: 'Classe', text: ({ classe }) => classe ?? '' },
  { header: 'Établissement', text: ({ etablissement }) => etablissement ?? '' },
  { header: 'Collectif', text: ({ collectif }) => collectif ?? '' },
  { header: 'Inscription', text: ({ statut }) => LIBELLES_INSCRIPTION[statut] },
  { header: 'Depuis le', text: ({ debut }) => formatDate(debut) },
  { header: 'Jusqu’au', text: ({ fin }) => (fin === null ? '' : formatDate(fin)) },
  {
    header: 'Responsables',
    text: ({ responsables }) => responsables.map(({ nom }) => nom).join(', '),
  },
  {
    header: 'Téléphones',
    text: ({ responsables }) => responsables.flatMap(({ telephone }) => telephone ?? []).join(', '),
  },
  { header: 'Présences', text: ({ presents }) => String(presents) },
  { header: 'Absences', text: ({ absents }) => String(absents) },
  { header: 'Excusés', text: ({ excuses }) => String(excuses) },
]
