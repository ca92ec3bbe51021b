import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { Brouillon } from '../../../shared/ipc/brouillons.ipc.ts'
import { parseHash } from '../../app/router.ts'
import { screens } from '../../app/screens.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { formatMoment } from '../../texts/dates.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { AFaireLine } from './AFaireLine.tsx'

/** What was being typed when the app stopped short, each leading back to its screen. */
export function BrouillonLines({ brouillons }: { readonly brouillons: readonly Brouillon[] }) {
  return brouillons.map((brouillon) => (
    <BrouillonLine key={`${brouillon.formulaire} ${brouillon.sujet}`} brouillon={brouillon} />
  ))
}

function BrouillonLine({ brouillon }: { readonly brouillon: Brouillon }) {
  const { formulaire, sujet, ecran, savedAt } = brouillon
  const { mutate, isPending } = useWrite('brouillons:forget')
  const moment = formatMoment(savedAt)
  return (
    <AFaireLine
      count={<IconPencil size="1rem" aria-hidden />}
      href={ecran}
      aside={
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          loading={isPending}
          aria-label={`Oublier la saisie du ${moment}`}
          onClick={() => mutate({ formulaire, sujet }, { onError: notifyFailure })}
        >
          Oublier
        </Button>
      }
    >
      Reprendre une saisie interrompue dans {screens[parseHash(ecran).screen].label}{' '}
      <Quiet>le {moment}</Quiet>
    </AFaireLine>
  )
}
