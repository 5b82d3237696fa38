# The seeder in a container: built from what `mvn -Dquick package` leaves in target/. See src/docs/container.md.
ARG BASE_IMAGE=eclipse-temurin:17-jre
FROM ${BASE_IMAGE}

WORKDIR /app

# What a run leaves behind (reports, dead letters, ledger) belongs to the user that runs it; all else is read-only to it.
RUN mkdir data && chown 10001:10001 data
VOLUME /app/data

# From what changes least to what changes most.
COPY --chown=0:0 target/lib/ lib/
COPY --chown=0:0 target/fhir-seeder.jar ./
COPY --chown=0:0 routes/ routes/
COPY --chown=0:0 application.properties ./

# The archive of classes for this image's own JVM, and the argument file that uses it: what the build of the jar has left
# would be of another.
RUN java -cp fhir-seeder.jar dev.fhirseeder.Archive

USER 10001:10001

# Live as long as the management port answers 200; MANAGEMENT_PORT=0 switches the port and with it this check off. It asks
# 127.0.0.1 and knows the variable alone: see src/docs/container.md for other hosts and for properties.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["bash", "-c", "port=${MANAGEMENT_PORT:-9876}; [ $port = 0 ] && exit 0; exec 3<>/dev/tcp/127.0.0.1/$port && printf 'GET /observe/health/live HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200 '"]

ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "-Dcamel.main.profile=prod", "@fhir-seeder.args"]
