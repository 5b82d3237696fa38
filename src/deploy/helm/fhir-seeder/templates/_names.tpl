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

{{- define "fhir-seeder.topics" -}}
{{- default (default "fhir-seeder" .Values.settings.KAFKA_TOPICS) .Values.work.settings.KAFKA_TOPICS }}
{{- end }}
