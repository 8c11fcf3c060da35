package dev.paperwire.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code paperwire topics}: learns and judges models of topics. */
@Command(name = "topics", mixinStandardHelpOptions = true, description = "Learns a model of topics from labelled papers, or judges one.", synopsisSubcommandLabel = "COMMAND")
final class TopicsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs a command
    private CommandSpec spec;

    private TopicsCommand() {}

    static void addTo(CommandLine command, Console console) {
        command.addSubcommand("topics", new CommandLine(new TopicsCommand())
                .addSubcommand(new TopicsTrainCommand(console))
                .addSubcommand(new TopicsEvaluateCommand(console)));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed: train or evaluate");
    }
}
