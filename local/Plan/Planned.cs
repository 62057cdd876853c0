using Pulumi;
using WhatsAppReplies.Infra.Account;
using WhatsAppReplies.Infra.StackFiles;

namespace WhatsAppReplies.Local.Plan;

/// <summary>What a plan is made of: a stack, or the account that stacks need.</summary>
/// <param name="Name">For a person.</param>
/// <param name="Option">Of the build script, which means it.</param>
/// <param name="File">Its settings.</param>
/// <param name="Accepted">Where its accepted plan stands.</param>
/// <param name="PlanAsync">Makes it.</param>
internal sealed record Planned(string Name, string Option, StackFile File, string Accepted, Func<Task<StackPlan>> PlanAsync)
{
    private const string AccountStack = "main";

    public string Region => File.Configuration.Values.GetValueOrDefault("aws:region", "");

    /// <exception cref="RunException">Its file is missing, or has mistakes.</exception>
    public static Planned Stack(string root, string stack)
    {
        var file = StackFile.Read(root, stack);
        return new(stack, $"--stack={stack}", file, PlanFile.Accepted(root, stack), () => Planner.PlanAsync(file, root));
    }

    /// <exception cref="RunException">Nobody has set it up in this repository yet.</exception>
    public static Planned Account(string root)
    {
        var folder = Path.Combine(root, "infra", "account");
        if (!System.IO.File.Exists(Path.Combine(folder, $"Pulumi.{AccountStack}.yaml")))
        {
            throw new RunException(
                $"There is no infra/account/Pulumi.{AccountStack}.yaml: infra/account/README.md says how an account is set up, which writes it. "
                + $"For a look it needs two keys under config: aws:region and {AccountProgram.Project}:{AccountSettings.RepositoryKey}.");
        }
        var file = StackFile.Read(folder, AccountStack);
        return new(
            "account",
            "--account",
            file,
            Path.Combine(folder, "plan.json"),
            () => Planner.PlanAsync(file, folder, () => AccountProgram.Define(file.Configuration)));
    }
}
