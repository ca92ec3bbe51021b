import { IconPencil } from '@tabler/icons-react'
import type { Brouillon } from '../../../shared/ipc/brouillons.ipc.ts'
import { parseHash } from '../../app/router.ts'
import { screens } from '../../app/screens.ts'
import { formatMoment } from '../../texts/dates.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { AFaireLine } from './AFaireLine.tsx'

/** What was being typed when the app stopped short, each leading back to its screen. */
export function BrouillonLines({ brouillons }: { readonly brouillons: readonly Brouillon[] }) {
  return brouillons.map(({ formulaire, initial, ecran, savedAt }) => (
    <AFaireLine
      key={`${formulaire} ${initial}`}
      count={<IconPencil size="1rem" aria-hidden />}
      href={ecran}
    >
      Reprendre une saisie interrompue dans {screens[parseHash(ecran).screen].label}{' '}
      <Quiet>le {formatMoment(savedAt)}</Quiet>
    </AFaireLine>
  ))
}
