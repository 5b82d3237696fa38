{{/*
The pod of a part: (dict "root" $ "part" "work" "trigger" "work" "values" .Values.work "env" (list of env) "ports" (list)
"shared" true if a Job is not restarted).
*/}}
{{- define "fhir-seeder.pod" -}}
{{- $root := .root }}
{{- $values := $root.Values }}
metadata:
  labels:
    {{- include "fhir-seeder.labels" . | nindent 4 }}
  annotations:
    checksum/settings: {{ include (print $root.Template.BasePath "/settings.yaml") $root | sha256sum }}
    {{- if or $values.routes.triggers $values.routes.river }}
    checksum/routes: {{ include (print $root.Template.BasePath "/routes.yaml") $root | sha256sum }}
    {{- end }}
    {{- with $values.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  serviceAccountName: {{ include "fhir-seeder.name" $root }}
  automountServiceAccountToken: false
  # A Service named http would otherwise set HTTP_PORT in every pod.
  enableServiceLinks: false
  restartPolicy: {{ .restart | default "Always" }}
  terminationGracePeriodSeconds: {{ add $values.stopLimitSeconds 15 }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile: { type: RuntimeDefault }
  {{- with $values.image.pullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: seeder
      image: {{ printf "%s:%s" $values.image.repository ($values.image.tag | default $root.Chart.AppVersion) | quote }}
      imagePullPolicy: {{ $values.image.pullPolicy }}
      securityContext:
        allowPrivilegeEscalation: false
        privileged: false
        readOnlyRootFilesystem: true
        capabilities: { drop: [ALL] }
      envFrom:
        - configMapRef: { name: {{ include "fhir-seeder.name" $root }}-settings }
      env:
        - { name: TRIGGER, value: {{ .trigger | quote }} }
        {{- range .env }}
        - {{ toJson . }}
        {{- end }}
        {{- range $name, $value := .values.settings }}
        - { name: {{ $name }}, value: {{ include "fhir-seeder.text" $value | quote }} }
        {{- end }}
        {{- with $values.token }}
        {{- if .secret }}
        - { name: FHIR_AUTH, value: bearer }
        - name: FHIR_TOKEN
          valueFrom: { secretKeyRef: { name: {{ .secret | quote }}, key: {{ .key | quote }} } }
        {{- end }}
        {{- end }}
        {{- /* The client of Kafka does not fit into the heap of the argument file, over which this wins; of two, the last. */}}
        {{- $takes := splitList "," .trigger }}
        {{- $heap := or (has "work" $takes) (has "kafka" $takes) | ternary "-Xmx96m" "" }}
        {{- with trim (printf "%s %s" $heap $values.javaOptions) }}
        - { name: _JAVA_OPTIONS, value: {{ . | quote }} }
        {{- end }}
        {{- with $values.extraEnv }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      ports:
        - { name: management, containerPort: 9876 }
        {{- range .ports }}
        - {{ toJson . }}
        {{- end }}
      startupProbe:
        httpGet: { path: /observe/health/live, port: management }
        periodSeconds: 2
        failureThreshold: 60
      livenessProbe:
        httpGet: { path: /observe/health/live, port: management }
        periodSeconds: 20
        timeoutSeconds: 5
        failureThreshold: 3
      {{- if not .restart }}
      readinessProbe:
        httpGet: { path: /observe/health/ready, port: management }
        periodSeconds: 10
        timeoutSeconds: 5
      {{- end }}
      resources:
        {{- toYaml (.values.resources | default $values.resources) | nindent 8 }}
      volumeMounts:
        - { name: data, mountPath: /app/data }
        - { name: tmp, mountPath: /tmp }
        {{- if $values.credentials.secret }}
        - { name: credentials, mountPath: /app/credentials, readOnly: true }
        {{- end }}
        {{- range $name, $text := $values.routes.triggers }}
        - { name: routes, mountPath: {{ printf "/app/routes/triggers/%s.camel.yaml" $name }}, subPath: {{ printf "triggers.%s.camel.yaml" $name }}, readOnly: true }
        {{- end }}
        {{- range $name, $text := $values.routes.river }}
        - { name: routes, mountPath: {{ printf "/app/routes/%s.camel.yaml" $name }}, subPath: {{ printf "river.%s.camel.yaml" $name }}, readOnly: true }
        {{- end }}
  volumes:
    - { name: tmp, emptyDir: { sizeLimit: 64Mi } }
    {{- with $values.credentials.secret }}
    - { name: credentials, secret: { secretName: {{ . | quote }}, defaultMode: 288 } }
    {{- end }}
    {{- if .values.data.claim }}
    - { name: data, persistentVolumeClaim: { claimName: {{ .values.data.claim | quote }} } }
    {{- else if not .values.data.size }}
    - { name: data, emptyDir: { sizeLimit: {{ $values.scratch }} } }
    {{- else if ne .part "work" }}
    - { name: data, persistentVolumeClaim: { claimName: {{ include "fhir-seeder.name" $root }}-{{ .part }} } }
    {{- end }}
    {{- if or $values.routes.triggers $values.routes.river }}
    - { name: routes, configMap: { name: {{ include "fhir-seeder.name" $root }}-routes } }
    {{- end }}
  {{- if not .restart }}
  topologySpreadConstraints:
    {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
    - maxSkew: 1
      topologyKey: {{ . }}
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "fhir-seeder.selector" $ | nindent 10 }}
    {{- end }}
  {{- end }}
  {{- with $values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $values.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}

{{/*
What a Job does about an exit code: 1 and 2 would be the same again, a pod that had to leave its node counts for nothing, and
anything else, like a memory that was used up, is tried twice more.
*/}}
{{- define "fhir-seeder.failures" -}}
backoffLimit: 2
podFailurePolicy:
  rules:
    - action: FailJob
      onExitCodes: { containerName: seeder, operator: In, values: [1, 2] }
    - action: Ignore
      onPodConditions: [{ type: DisruptionTarget, status: "True" }]
{{- end }}

{{/* The volume of a part that wants one: (dict "root" $ "part" "http" "data" .Values.http.data "mode" "ReadWriteOnce"). */}}
{{- define "fhir-seeder.claim" -}}
{{- if and .data.size (not .data.claim) }}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: {{ include "fhir-seeder.name" .root }}-{{ .part }}
  labels:
    {{- include "fhir-seeder.labels" . | nindent 4 }}
  annotations:
    # Dead letters and ledgers outlive the release.
    helm.sh/resource-policy: keep
spec:
  {{- include "fhir-seeder.claimed" . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "fhir-seeder.claimed" -}}
accessModes: [{{ .mode }}]
{{- with .data.storageClass }}
storageClassName: {{ . | quote }}
{{- end }}
resources: { requests: { storage: {{ .data.size | quote }} } }
{{- end }}
