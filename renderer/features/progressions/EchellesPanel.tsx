import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Echelle } from '../../../shared/ipc/progressions.ipc.ts'
import { leave } from '../../app/unsaved.ts'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import fiche from '../../ui/Fiche.module.css'
import { FieldError, PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Suivi.module.css'

/** The scales of the follow-up: renamed, added, put aside. */
export function EchellesPanel({
  echelles,
  onClose,
}: {
  readonly echelles: readonly Echelle[]
  readonly onClose: () => void
}) {
  const form = useFlatForm({
    channel: 'progressions:saveEchelles',
    sujet: null,
    initial: {
      echelles: echelles.map(({ echelleId, nom }, key) => ({
        key,
        echelleId: echelleId as string | null,
        nom,
      })),
    },
    toInput: (values) => ({
      echelles: values.echelles.map(({ echelleId, nom }) => ({ echelleId, nom })),
    }),
    onSaved: onClose,
  })
  const { value, errors, onChange } = form
  const replace = (index: number, nom: string) =>
    onChange({
      echelles: value.echelles.map((one, rank) => (rank === index ? { ...one, nom } : one)),
    })
  return (
    <SidePanel
      id="echelles"
      title="Échelles du suivi"
      about="echelles"
      onClose={() => leave(onClose)}
    >
      <div className={fiche.body}>
        <PanelForm
          title="Échelles du suivi"
          isTitled={false}
          isPending={form.isPending}
          onSubmit={form.send}
          onCancel={() => leave(onClose)}
        >
          <Quiet block>
            Ce qu’on observe pour chaque enfant, une fois par trimestre. Une échelle retirée garde
            ce qui y a été saisi.
          </Quiet>
          <div className={styles.echelles}>
            {value.echelles.map(({ key, nom }, index) => (
              <div key={key} className={styles.echelle}>
                <TextField
                  label={`Échelle ${index + 1}`}
                  maxLength={200}
                  value={nom}
                  error={errors[`echelles.${index}.nom`]}
                  onChange={(typed) => replace(index, typed)}
                />
                <ActionIcon
                  variant="subtle"
                  color="red"
                  mt="1.5rem"
                  aria-label={`Retirer l’échelle ${nom}`}
                  disabled={value.echelles.length === 1}
                  onClick={() =>
                    onChange({ echelles: value.echelles.filter((_, rank) => rank !== index) })
                  }
                >
                  <IconTrash size="1rem" aria-hidden />
                </ActionIcon>
              </div>
            ))}
          </div>
          <div>
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconPlus size="1rem" aria-hidden />}
              onClick={() =>
                onChange({
                  echelles: [
                    ...value.echelles,
                    {
                      key: Math.max(...value.echelles.map((one) => one.key)) + 1,
                      echelleId: null,
                      nom: '',
                    },
                  ],
                })
              }
            >
              Ajouter une échelle
            </Button>
          </div>
          <FieldError text={errors.echelles} />
        </PanelForm>
      </div>
    </SidePanel>
  )
}
