# One image for each service: the build stage has Maven and a JDK, the images have a JRE, the service and nothing else.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -Dquick -pl ingest,enrich,sink -am package

FROM eclipse-temurin:25-jre AS service
RUN useradd --system --uid 10001 --home-dir /nonexistent --no-create-home paperwire \
 && install -d -o paperwire /var/lib/paperwire
USER paperwire
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED"

FROM service AS ingest
COPY --from=build /src/ingest/target/lib /app/lib
COPY --from=build /src/ingest/target/paperwire-ingest-*.jar /app/
ENTRYPOINT ["java", "-cp", "/app/*:/app/lib/*", "dev.paperwire.ingest.Main"]

FROM service AS enrich
COPY --from=build /src/enrich/target/lib /app/lib
COPY --from=build /src/enrich/target/paperwire-enrich-*.jar /app/
ENTRYPOINT ["java", "-cp", "/app/*:/app/lib/*", "dev.paperwire.enrich.Main"]

FROM service AS sink
COPY --from=build /src/sink/target/lib /app/lib
COPY --from=build /src/sink/target/paperwire-sink-*.jar /app/
ENTRYPOINT ["java", "-cp", "/app/*:/app/lib/*", "dev.paperwire.sink.Main"]
