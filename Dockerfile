# syntax=docker/dockerfile:1
# One image for each service. The build stage has Maven and a JDK; the images have a JRE, the service and nothing else.
FROM eclipse-temurin:25-jdk-noble AS build
WORKDIR /src
# The build without sources fetches all that it needs; this layer stays as long as no pom.xml changes.
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY listing/pom.xml listing/
COPY service/pom.xml service/
COPY ingest/pom.xml ingest/
COPY enrich/pom.xml enrich/
COPY sink/pom.xml sink/
COPY embedded/pom.xml embedded/
COPY embedded/servers/pom.xml embedded/servers/
COPY cli/pom.xml cli/
COPY dashboards/pom.xml dashboards/
COPY bench/pom.xml bench/
RUN ./mvnw -B -ntp -Dquick -pl ingest,enrich,sink -am clean package
COPY listing/src listing/src
COPY service/src service/src
COPY ingest/src ingest/src
COPY enrich/src enrich/src
COPY sink/src sink/src
RUN ./mvnw -B -ntp -Dquick -pl ingest,enrich,sink -am clean package
# What others made changes seldom and goes into a layer of its own.
RUN for service in ingest enrich sink; do \
      mkdir -p "/out/$service" && \
      mv "$service"/target/lib/paperwire-*.jar "$service"/target/paperwire-*.jar "/out/$service" || exit 1; \
    done

FROM eclipse-temurin:25-jre-noble AS service
RUN useradd --system --uid 10001 --home-dir /nonexistent --no-create-home paperwire \
 && install -d -o paperwire -g paperwire /var/lib/paperwire
COPY --chmod=755 deploy/healthy /app/healthy
ENV PAPERWIRE_SERVICE_METRICS_PORT=9400
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 CMD ["/app/healthy"]
USER 10001

FROM service AS ingest
COPY --from=build /src/ingest/target/lib /app/lib
COPY --from=build /out/ingest /app
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-cp", "/app/*:/app/lib/*", "dev.paperwire.ingest.Main"]

FROM service AS enrich
COPY --from=build /src/enrich/target/lib /app/lib
COPY --from=build /out/enrich /app
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-cp", "/app/*:/app/lib/*", "dev.paperwire.enrich.Main"]

FROM service AS sink
COPY --from=build /src/sink/target/lib /app/lib
COPY --from=build /out/sink /app
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-cp", "/app/*:/app/lib/*", "dev.paperwire.sink.Main"]
