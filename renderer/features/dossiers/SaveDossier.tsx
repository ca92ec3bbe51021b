import { Button } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { fieldErrors } from '../../app/useWrite.ts'
import acts from '../../ui/Acts.module.css'
import { WriteOutcome } from '../documents/WrittenFile.tsx'
import { useFilePassword } from '../protection/FichierProtege.tsx'
import { useProtection } from '../protection/useProtection.ts'

const MOTS = {
  question: 'Ce dossier sera',
  sans: 'lisible par qui le reçoit',
  avec: 'protégé par un mot de passe, demandé à qui l’ouvre',
}

/** Writes the whole année in one file, where the user says, with a password of its own if she wants. */
export function SaveDossier({ anneeId }: { readonly anneeId: string }) {
  const isProtegee = useProtection().data?.isProtegee === true
  const { mutate, isPending, data, error, reset } = useMutation({
    mutationFn: (motDePasse: string | null) => call('app:saveDossier', { anneeId, motDePasse }),
  })
  const refused = fieldErrors(error).motDePasse
  const { fields, motDePasse, isReady } = useFilePassword(MOTS, { refused, onTyped: reset })
  return (
    <>
      {fields}
      {isProtegee && motDePasse === null ? (
        <p className={acts.text}>
          Le mot de passe de vos données ne protège pas ce fichier&nbsp;: qui le reçoit le lit.
        </p>
      ) : null}
      <Button
        variant="default"
        leftSection={<IconDeviceFloppy size="1.125rem" aria-hidden />}
        loading={isPending}
        disabled={!isReady}
        onClick={() => mutate(motDePasse)}
      >
        Enregistrer une copie du dossier…
      </Button>
      <WriteOutcome
        write={{ error: refused === undefined ? error : null, data }}
        isOpenable={data?.isProtege === false}
      >
        <p className={acts.text}>
          {data?.isProtege
            ? 'Dossier enregistré, protégé par son mot de passe\u00a0: dites-le de vive voix ou au téléphone, jamais dans le même message que le fichier.'
            : 'Dossier enregistré. Il est lisible par qui le reçoit\u00a0: il contient des noms d’enfants.'}
        </p>
      </WriteOutcome>
    </>
  )
}
