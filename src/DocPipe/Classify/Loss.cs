namespace DocPipe.Classify;

/// <summary>What a model pays for its scores of one text.</summary>
internal abstract class Loss
{
    /// <summary>Multinomial logistic regression.</summary>
    public static Loss Logistic { get; } = new LogisticLoss();

    /// <summary>The squared hinge, each label against all others (as in LIBLINEAR's default): better on long texts, whose topic is sure.</summary>
    public static Loss SquaredHinge { get; } = new SquaredHingeLoss();

    /// <summary>For a person, in Chinese.</summary>
    public abstract string Name { get; }

    /// <summary>The loss; the scores become its derivatives.</summary>
    public abstract double Of(Span<float> scores, int label);

    private sealed class LogisticLoss : Loss
    {
        public override string Name => "多项逻辑回归";

        public override double Of(Span<float> scores, int label)
        {
            var top = float.MinValue;
            foreach (var score in scores) top = Math.Max(top, score);
            var right = scores[label];
            double sum = 0;
            foreach (ref var score in scores) sum += score = MathF.Exp(score - top);
            foreach (ref var score in scores) score = (float)(score / sum);
            scores[label] -= 1;
            return top + Math.Log(sum) - right;
        }
    }

    private sealed class SquaredHingeLoss : Loss
    {
        public override string Name => "平方合页损失（一类对其余）";

        public override double Of(Span<float> scores, int label)
        {
            double loss = 0;
            for (var c = 0; c < scores.Length; c++)
            {
                var side = c == label ? 1 : -1;
                var missing = Math.Max(0, 1 - (side * scores[c]));
                loss += missing * missing / 2;
                scores[c] = -side * missing;
            }

            return loss;
        }
    }
}
