{{- define "fhir-seeder.name" -}}
{{- contains .Chart.Name .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name .Chart.Name) | trunc 40 | trimSuffix "-" }}
{{- end }}

{{/* What selects the pods of a part: (dict "root" $ "part" "work"). */}}
{{- define "fhir-seeder.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- with .part }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- end }}

{{- define "fhir-seeder.labels" -}}
{{ include "fhir-seeder.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{/* A whole number as its digits: values of YAML are floating-point numbers, and 900000000 would be 9e+08. */}}
{{- define "fhir-seeder.text" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) }}{{ printf "%.0f" . }}{{ else }}{{ toString . }}{{ end }}
{{- end }}

{{/*
Refuses a part that keeps no data and may draw its people anew: a pod that takes the place of another would make others beside them.
(dict "root" $ "part" "plan" "values" .Values.plan "dates" (list "AS_OF")), where one of the dates is enough.
*/}}
{{- define "fhir-seeder.repeatable" -}}
{{- $own := .values.settings }}
{{- $shared := .root.Values.settings }}
{{- $dated := false }}
{{- range .dates }}
{{- $dated = or $dated (ternary (get $own .) (get $shared .) (hasKey $own .)) }}
{{- end }}
{{- $seeded := ternary (get $own "SEED") (get $shared "SEED") (hasKey $own "SEED") }}
{{- if not (or .values.data.claim .values.data.size (and $seeded $dated)) }}
{{- fail (printf "%s: found neither SEED with %s in its settings, nor data.claim or data.size, expected one of them: a pod that takes the place of another would make other people" .part (join " or " .dates)) }}
{{- end }}
{{- end }}

{{/*
Refuses a Deployment of what comes to an end: it would be begun again and again.
(dict "part" "http.triggers" "triggers" (list "http")).
*/}}
{{- define "fhir-seeder.endless" -}}
{{- range .triggers }}
{{- if has . (list "once" "plan" "work" "collect" "verify" "purge" "replay") }}
{{- fail (printf "%s: found %s, expected triggers that ask until they are stopped: a Deployment would begin it again and again; see the parts plan, job, once and work" $.part .) }}
{{- end }}
{{- end }}
{{- end }}

{{- define "fhir-seeder.topics" -}}
{{- default (default "fhir-seeder" .Values.settings.KAFKA_TOPICS) .Values.work.settings.KAFKA_TOPICS }}
{{- end }}
