package dev.paperwire.cli;

import dev.paperwire.cli.run.ServiceFailed;
import dev.paperwire.embedded.EmbeddedStartFailure;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import dev.paperwire.listing.settings.InvalidSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The {@code paperwire} command. */
@Command(name = "paperwire", mixinStandardHelpOptions = true, version = "paperwire 0.1.0", description = "Research-paper listings through Kafka and Kafka Streams into Elasticsearch.", synopsisSubcommandLabel = "COMMAND", footer = {
    "", "Exit codes: 0 fine, 1 failed, 2 wrong usage.",
    "Results go to standard output; logs and progress go to standard error."})
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs a command
    private CommandSpec spec;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(Console.ofProcess(), args));
    }

    /** Runs one command on the given console and returns its exit code; never throws. */
    static int run(Console console, String... args) {
        CommandLine command = new CommandLine(new Main()).addSubcommand(new RunCommand(console))
                .addSubcommand(new ParseCommand(console))
                .addSubcommand(new EnrichCommand(console))
                .addSubcommand(new RejectsCommand(console));
        ServiceCommand.addTo(command);
        TopicsCommand.addTo(command, console);
        BenchCommand.addTo(command, console);
        // These reach only the subcommands that are there already.
        command.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(console.out(), true, UTF_8))
                .setErr(new PrintWriter(console.err(), true, UTF_8))
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler((failure, line, parsed) -> explain(console, failure));
        return command.execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed");
    }

    private static int wrongUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("paperwire: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private static int explain(Console console, Exception failure) {
        switch (failure) {
            case Failure known -> console.say(String.valueOf(known.getMessage()));
            case EmbeddedStartFailure server -> console.say(String.valueOf(server.getMessage()));
            case ServiceFailed service -> console.say(String.valueOf(service.getMessage()));
            case KafkaUnavailable kafka -> console.say(String.valueOf(kafka.getMessage()));
            case TimeoutException late -> console.say("given up: " + late.getMessage());
            case InvalidSettings settings -> {
                settings.problems().forEach(console::say);
                return ExitCode.USAGE;
            }
            case IOException e when String.valueOf(e.getMessage()).contains("Broken pipe") ->
                console.err().flush(); // the reader had enough: nothing to say to it
            case IOException e -> console.say(e.getClass().getSimpleName() + ": " + e.getMessage());
            default -> {
                console.say("this should not have happened, please report it:");
                failure.printStackTrace(console.err());
            }
        }
        return ExitCode.FAILED;
    }
}
